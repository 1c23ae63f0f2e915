// The totals of all subjects of a period, asked of Kontor in parts and added up. What is missing in them is named on stderr.
import type { Client, Schemas } from '../client/index.ts';
import { amountText, money } from '../core/money.ts';
import { startProgress } from './progress.ts';
import { say as ofCli } from './sentences.ts';

type Part = Schemas['FlowPreviewTotals'];
export type PeriodTotals = Omit<Part, 'left'> & { subjects: number };

/** A larger period has to be asked for in parts: totals that stop in between would look whole. */
export const most = { subjects: 10_000, minutes: 60 };
const listedTogether = 250;
const previewedTogether = 25;

/** Throws `input/too-many-subjects`, `unavailable/previews-too-slow`. */
export async function periodTotals(
  client: Client,
  id: string,
  period: { since: string; until: string | undefined },
): Promise<PeriodTotals> {
  const endsAt = performance.now() + most.minutes * 60_000;
  const leftOut: Part['left_out'] = [];
  const subjects = await subjectsOf(client, id, period, leftOut);
  const notKept: Part['not_kept'] = [];
  const progress = startProgress(false);
  const sums = new Map<string, Part['totals'][number]>();
  const counts = { documents: 0, not_due: 0 };
  try {
    for (let rest = subjects; rest.length > 0; ) {
      if (performance.now() > endsAt) throw tooSlow(subjects.length - rest.length, subjects.length);
      progress.show(subjects.length - rest.length, subjects.length, 'previewed');
      const part = await client.previewFlowTotals({
        id,
        body: { subjects: rest.slice(0, previewedTogether) },
      });
      for (const line of part.totals) add(sums, line);
      counts.documents += part.documents;
      counts.not_due += part.not_due;
      leftOut.push(...part.left_out);
      notKept.push(...part.not_kept);
      rest = [...part.left, ...rest.slice(previewedTogether)];
    }
  } finally {
    progress.stop();
  }
  const { documents, not_due: notDue } = counts;
  for (const { subject, why, reason } of leftOut.toSorted(byName))
    process.stderr.write(`left out: ${subject} (${why}): ${reason}\n`);
  for (const { subject, posting, document_number: number, amount, currency } of notKept)
    process.stderr.write(
      `missing in booked_debit and booked_credit: ${number ?? posting} of ${subject ?? 'an unknown record'}${amount === null ? '' : ` (${amount} ${currency})`} is booked, but Kontor no longer keeps its lines.\n`,
    );
  const counted = `${subjects.length} subjects: ${documents} documents, ${notDue} not due, ${leftOut.length} left out.`;
  const missing = leftOut.length + notKept.length > 0 ? ' The totals are not complete.' : '';
  process.stderr.write(`${counted}${missing}\n`);
  const totals = [...sums.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
  return { totals, ...counts, left_out: leftOut, not_kept: notKept, subjects: subjects.length };
}

const byName = (a: { subject: string }, b: { subject: string }) =>
  a.subject.localeCompare(b.subject, 'en', { numeric: true });

/** Each once. */
async function subjectsOf(
  client: Client,
  id: string,
  { since, until }: { since: string; until: string | undefined },
  leftOut: Part['left_out'],
): Promise<string[]> {
  const subjects = new Set<string>();
  let cursor: string | undefined;
  do {
    const asked = { id, since, until, limit: listedTogether, ...(cursor === undefined ? {} : { cursor }) };
    const page = await client.listPreviewSubjects(asked);
    for (const one of page.result) subjects.add(one.id);
    for (const { id: unreadable, subject, reason } of page.unreadable) {
      // What is booked of it counts; its totals say why it cannot be read.
      if (subject !== null) {
        subjects.add(subject);
        continue;
      }
      leftOut.push({
        subject: unreadable ?? 'a record without an id',
        why: 'failed',
        reason,
        reason_code: null,
        reason_params: null,
      });
    }
    if (subjects.size > most.subjects) throw tooLarge();
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
  return [...subjects];
}

function add(sums: Map<string, Part['totals'][number]>, line: Part['totals'][number]): void {
  const key = JSON.stringify([line.day, line.account, line.currency]);
  const known = sums.get(key);
  const plus = (name: 'debit' | 'credit' | 'booked_debit' | 'booked_credit') =>
    amountText(money(line[name]).plus(known?.[name] ?? 0), line.currency);
  sums.set(key, {
    ...line,
    debit: plus('debit'),
    credit: plus('credit'),
    booked_debit: plus('booked_debit'),
    booked_credit: plus('booked_credit'),
    documents: line.documents + (known?.documents ?? 0),
  });
}

const tooLarge = () => ofCli.error('too-many-subjects', { most: most.subjects });

const tooSlow = (done: number, all: number) =>
  ofCli.error('previews-too-slow', { minutes: most.minutes, done, all });
