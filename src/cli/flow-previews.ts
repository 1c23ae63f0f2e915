// `kontor flows preview`: what a flow would post for one subject, or in total for a period. Nothing is sent or stored.
import type { Command } from 'commander';
import type { Client, Schemas } from '../client/index.ts';
import { KontorError } from '../core/errors.ts';
import { api, largestPage } from './api.ts';
import { day } from './command.ts';
import { documentText } from './document-text.ts';
import { csvLine, printJson, say, tableOf } from './output.ts';
import { type PeriodTotals, periodTotals } from './period-totals.ts';

type Preview = Schemas['FlowPreview'];

interface PreviewOptions {
  since?: string;
  until?: string;
  csv?: boolean;
  json?: boolean;
}

export function addFlowPreviews(flows: Command): void {
  api(
    flows,
    'preview <flow> [subject]',
    'what it would post for one order, refund or customer, or in total for a period; nothing is sent or stored',
    async (client, flow: string, subject: string | undefined, options: PreviewOptions): Promise<void> => {
      const id = await flowIdOf(client, flow);
      const { since, until, csv = false, json = false } = options;
      if (subject !== undefined && since === undefined && until === undefined && !csv) {
        const preview = await client.previewFlow({ id, body: { subject } });
        if (json) printJson(preview);
        else say(shown(preview));
        return;
      }
      if (subject !== undefined || since === undefined || (csv && json)) throw badAsked();
      const totals = await periodTotals(client, id, { since, until });
      if (json) printJson(totals);
      else say(csv ? csvOf(totals) : tableOf(columns, rowsOf(totals), 'nothing to post'));
    },
  )
    .option(
      '--since <day>',
      'totals of what was created from this day on, per day, account and currency',
      day,
    )
    .option('--until <day>', 'up to the end of this day; left out: up to now', day)
    .option('--csv', 'print the totals as CSV');
}

/** The id of a flow that people name by its id, or by its name where there is one of it. Throws `missing/no-flow`. */
export async function flowIdOf(client: Client, flow: string): Promise<string> {
  if (/^flw_\w+$/.test(flow)) return flow;
  const named = (await client.listFlows({ limit: largestPage }).all()).filter(one => one.flow === flow);
  const [found, other] = named;
  if (found && !other) return found.id;
  throw new KontorError(
    'missing',
    'no-flow',
    found
      ? `There are several flows ${flow}: ${named.map(one => one.id).join(', ')}.`
      : `There is no flow "${flow}".`,
    { next: 'See which there are: kontor flows list. Name one by its id.' },
  );
}

const badAsked = () =>
  new KontorError('input', 'bad-option', 'A preview is of one subject, or of a period.', {
    next: "Give the id of an order, a refund's order or a customer; or --since with a day, and --csv or --json for its totals.",
  });

function shown(preview: Preview): string {
  const { subject, outcome, reason, documents, parked, waits, posting, warnings } = preview;
  const head = {
    done: documents.length + parked.length + waits.length === 0 ? 'nothing to post' : undefined,
    'not-due': `not due: ${reason}`,
    parked: `would be parked: ${reason}`,
  }[outcome];
  return [
    ...(head === undefined ? [] : [`${subject}: ${head}`, ...afterReplay(preview)]),
    ...documents.flatMap(textOf),
    ...parked.flatMap(one => [
      `${one.key} would be parked: ${one.reason}${standing(one.posting)}`,
      ...afterReplay(one),
    ]),
    ...waits.map(one => `${one.key} would wait: ${one.reason}`),
    ...(posting === null ? [] : [`What stands under its key:${standing(posting)}`]),
    ...warnings.map(warning => `warning: ${warning}`),
  ].join('\n');
}

type Document = Preview['documents'][number];

const nameOf = ({ operation, reference, id, amount, currency }: Document) =>
  `${operation} ${reference ?? id ?? ''}${amount === null ? '' : `, ${amount} ${currency}`}`;

const refusalOf = ({ refusal }: Document) =>
  refusal ? [`The target system would not take it: ${refusal.reason}`] : [];

function textOf(document: Document): string[] {
  const { key, record, lines, would, posting, changed } = document;
  return [
    `${key}: ${would === 'post' ? 'would post' : 'posts nothing, as it stands already:'} ${nameOf(document)}${standing(posting)}`,
    ...(changed ? ['The document that was posted is another one than this.'] : []),
    ...refusalOf(document),
    ...documentText(record, lines),
  ];
}

/** Of what waits for a person: what a yes would book. */
function afterReplay({ after_replay: made }: Pick<Preview, 'after_replay'>): string[] {
  if (made === null) return [];
  if (made.length === 0) return ['After a replay, Kontor would post nothing more.'];
  return made.flatMap(document => [
    `After a replay, Kontor would post ${nameOf(document)}:`,
    ...refusalOf(document),
    ...documentText(document.record, document.lines),
  ]);
}

function standing(posting: Preview['posting']): string {
  if (posting === null) return '';
  const { id, state, document_number: number, reason } = posting;
  return ` (posting ${id} is ${state}${number === null ? '' : ` as ${number}`}${reason === null ? '' : `: ${reason}`})`;
}

const columns = [
  'day',
  'account',
  'currency',
  'debit',
  'credit',
  'booked_debit',
  'booked_credit',
  'documents',
] as const;

const rowsOf = ({ totals }: PeriodTotals) => totals.map(line => columns.map(column => line[column]));

const csvOf = (totals: PeriodTotals): string => [columns, ...rowsOf(totals)].map(csvLine).join('\n');
