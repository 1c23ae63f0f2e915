// Compares what a flow did with what a scenario expects. Returns lines for people: `- ` was expected, `+ ` came instead.
import { isDeepStrictEqual } from 'node:util';
import { mergeWording } from '../core/merge-wording.ts';
import { sentencesOf } from '../core/reasons.ts';
import { type EntryLine, linesOf } from '../models/entry-lines.ts';
import type { Flow, FlowIntent } from '../models/flow.ts';
import type { Rehearsal } from '../models/rehearse.ts';
import type { Expected } from './scenario.ts';

type Done = Omit<Rehearsal, 'documents'> & { documents: FlowIntent[] };
type ExpectedDocument = NonNullable<Expected['documents']>[number];
type ExpectedLine = NonNullable<ExpectedDocument['lines']>[number];

export function differences(flow: Flow, expected: Expected, done: Done): string[] {
  const said = (code: string, sentence: string) => `${code} (${sentence})`;
  const { en } = mergeWording(flow.sentences ?? []);
  const wordsOf = (reason: Parameters<typeof sentencesOf>[0]) => sentencesOf(reason, en)[0];
  const { outcome } = done;
  const came = {
    not_due: outcome.kind === 'not-due' ? [outcome.why.code, wordsOf(outcome.why)] : undefined,
    parked: outcome.kind === 'parked' ? [outcome.error.code, outcome.error.message] : undefined,
  } as const;
  const ofOutcome = (['not_due', 'parked'] as const).flatMap(kind => {
    const [code, sentence = ''] = came[kind] ?? [];
    if (code === expected[kind]) return [];
    return [
      ...(expected[kind] === undefined ? [] : [`- ${kind}: ${expected[kind]}`]),
      ...(code === undefined ? [] : [`+ ${kind}: ${said(code, sentence)}`]),
    ];
  });
  const parked = done.parked.map(({ key, error }) => ({ key, code: error.code, says: error.message }));
  const waits = done.waits.map(({ key, why }) => ({ key, code: why.code, says: wordsOf(why) }));
  return [
    ...ofOutcome,
    ...ofDocuments(flow, expected.documents ?? [], done.documents),
    ...ofKeys('parked document', expected.parked_documents ?? [], parked),
    ...ofKeys('waits', expected.waits ?? [], waits),
  ];
}

interface Keyed {
  key: string;
  code: string;
}

function ofKeys(what: string, expected: Keyed[], came: (Keyed & { says: string })[]): string[] {
  const has = (all: Keyed[], one: Keyed) => all.some(({ key, code }) => key === one.key && code === one.code);
  return [
    ...expected.filter(one => !has(came, one)).map(({ key, code }) => `- ${what} ${key}: ${code}`),
    ...came
      .filter(one => !has(expected, one))
      .map(({ key, code, says }) => `+ ${what} ${key}: ${code} (${says})`),
  ];
}

/** Compares documents in their order; an expected document with a key or an id is compared with the document that has it. */
function ofDocuments(flow: Flow, expected: ExpectedDocument[], came: FlowIntent[]): string[] {
  const left = [...came];
  const found = expected.map((one): [ExpectedDocument, FlowIntent | undefined] => {
    const at = left.findIndex(
      intent =>
        (one.key === undefined || nameOf(intent) === one.key) &&
        (one.id === undefined || nameOf(intent) === one.id),
    );
    return [one, at < 0 ? undefined : left.splice(at, 1)[0]];
  });
  return [
    ...found.flatMap(([one, intent], at) => {
      const name = `document ${one.key ?? one.id ?? at + 1}`;
      return intent ? ofDocument(flow, name, one, intent) : [`- ${name}`];
    }),
    ...left.flatMap(intent => [
      `+ document ${nameOf(intent)}`,
      ...linesOf(flow.posts, intent.record).map(one => `+   ${lineText(one)}`),
    ]),
  ];
}

const nameOf = (intent: FlowIntent) => (intent.keep === 'latest' ? intent.id : intent.key);

function ofDocument(flow: Flow, name: string, expected: ExpectedDocument, intent: FlowIntent): string[] {
  const once = intent.keep === 'latest' ? undefined : intent;
  const came = {
    reference: once?.reference,
    amount: once?.amount,
    currency: once?.currency,
    day: intent.record.posting_date,
  };
  const fields = (['reference', 'amount', 'currency', 'day'] as const).flatMap(field =>
    expected[field] === undefined || expected[field] === came[field]
      ? []
      : [`- ${name}, ${field}: ${expected[field]}`, `+ ${name}, ${field}: ${came[field] ?? 'none'}`],
  );
  return [
    ...fields,
    ...(expected.lines ? ofLines(name, expected.lines, linesOf(flow.posts, intent.record)) : []),
    ...(expected.record ? ofValue(`${name}, record`, expected.record, intent.record) : []),
  ];
}

function ofLines(name: string, expected: ExpectedLine[], came: EntryLine[]): string[] {
  const left = [...came];
  const missing = expected.filter(one => {
    const at = left.findIndex(
      line =>
        line.account === one.account &&
        line.amount === one[line.side] &&
        (one.text === undefined || one.text === line.text),
    );
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  const shown = ({ account, debit, credit, text = '' }: ExpectedLine) =>
    lineText({
      account,
      side: debit === undefined ? 'credit' : 'debit',
      amount: debit ?? credit ?? '',
      text,
    });
  return [
    ...missing.map(one => `- ${name}, line: ${shown(one)}`),
    ...left.map(one => `+ ${name}, line: ${lineText(one)}`),
  ];
}

const lineText = ({ account, side, amount, text }: Pick<EntryLine, 'account' | 'side' | 'amount' | 'text'>) =>
  `${account} ${side} ${amount}${text && ` "${text}"`}`;

/** Compares the expected fields of an object, and each item of a list. */
function ofValue(place: string, expected: unknown, came: unknown): string[] {
  if (Array.isArray(expected) && Array.isArray(came) && expected.length === came.length)
    return expected.flatMap((one, at) => ofValue(`${place}[${at}]`, one, came[at]));
  if (isObject(expected) && isObject(came))
    return Object.entries(expected).flatMap(([field, one]) => ofValue(`${place}.${field}`, one, came[field]));
  if (isDeepStrictEqual(expected, came)) return [];
  return [`- ${place}: ${JSON.stringify(expected)}`, `+ ${place}: ${JSON.stringify(came) ?? 'missing'}`];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
