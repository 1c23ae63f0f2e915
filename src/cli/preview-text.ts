// What a flow would post for one subject, for people: what stands already comes before what would be made now.
import type { Schemas } from '../client/index.ts';
import { documentText } from './document-text.ts';

type Preview = Schemas['FlowPreview'];
type Document = Preview['documents'][number];
type Standing = NonNullable<Preview['posting']>;
type Posting = Schemas['Posting'];

/** `posted`: by the key of a document that would be another one now, what was posted for it and its changes. */
export function previewText(preview: Preview, posted: ReadonlyMap<string, Posting[]>): string {
  const { subject, outcome, reason, documents, parked, waits, posting, warnings } = preview;
  const head = {
    done: documents.length + parked.length + waits.length === 0 ? `${subject}: nothing is left to post.` : '',
    'not-due': `${subject}: not due: ${reason}`,
    parked: parkedText(subject, reason, posting),
  }[outcome];
  const isSaid = outcome === 'parked' && isParkedFor(posting, reason);
  return [
    ...(head === '' ? [] : [head, ...afterReplay(preview)]),
    ...documents.flatMap(one => previewedText(one, posted.get(one.key) ?? [])),
    ...parked.flatMap(one => [parkedText(one.key, one.reason, one.posting, true), ...afterReplay(one)]),
    ...waits.map(one => `${one.key} would wait: ${one.reason}`),
    ...(posting === null || isSaid ? [] : [`It has a posting already: ${standingText(posting)}`]),
    ...warnings.map(({ says }) => `warning: ${says}`),
  ].join('\n');
}

const isParkedFor = (posting: Standing | null, reason: string | null): posting is Standing =>
  posting?.state === 'parked' && posting.reason === reason;

function parkedText(
  name: string,
  reason: string | null,
  posting: Standing | null,
  isWithPosting = false,
): string {
  if (isParkedFor(posting, reason)) return `${name} is parked (${posting.id}): ${reason}`;
  const standing = isWithPosting && posting ? `\n  It has a posting already: ${standingText(posting)}` : '';
  return `${name} would be parked: ${reason}${standing}`;
}

const standingText = ({ id, state, document_number: number, reason }: Standing) =>
  `${id} is ${state}${number === null ? '' : ` as ${number}`}${reason === null ? '.' : `: ${reason}`}`;

function previewedText(document: Document, posted: readonly Posting[]): string[] {
  const { record, lines } = document;
  return [...headOf(document, posted), ...refusalOf(document), ...documentText(record, lines)];
}

const refusalOf = ({ refusal }: Document) =>
  refusal ? [`The target system would not take it: ${refusal.reason}`] : [];

/** Of what waits for a person: what a yes would book. */
function afterReplay({ after_replay: made }: Pick<Preview, 'after_replay'>): string[] {
  if (made === null) return [];
  if (made.length === 0) return ['  After a replay, Kontor would post nothing more.'];
  return made.flatMap(document => [
    `  After a replay, Kontor would post ${nameOf(document)}:`,
    ...refusalOf(document),
    ...documentText(document.record, document.lines),
  ]);
}

const nameOf = ({ operation, reference, id, amount, currency }: Document) =>
  `${operation} ${reference ?? id ?? ''}${amount === null ? '' : `, ${amount} ${currency}`}`;

function headOf(document: Document, posted: readonly Posting[]): string[] {
  const { key, would, posting, changed } = document;
  const made = nameOf(document);
  if (would === 'post')
    return [`${key}: would post ${made}`, ...(posting ? [`  Its posting ${standingText(posting)}`] : [])];
  if (posting === null) return [`${key}: posts nothing: ${made}`];
  const why = posting.reason === null ? '' : ` ${posting.reason}`;
  switch (posting.state) {
    case 'accepted':
      return changed
        ? [
            `${key} was posted:`,
            ...posted.map(postedText),
            `  Kontor would now make a different document: ${made}`,
          ]
        : [`${key} stands as ${posting.document_number} (${posting.id}): ${made}`];
    case 'rejected':
      return [
        `${key}: the system refused it (${posting.id}); nothing was booked.${why}`,
        `  After a replay, Kontor would post ${made}`,
      ];
    case 'parked':
      return [`${key} is parked (${posting.id}):${why}`, `  Kontor would make of it now: ${made}`];
    case 'closed':
      return [
        `${key} was closed (${posting.id}); nothing was booked.${why}`,
        `  After a replay, Kontor would post ${made}`,
      ];
    default:
      return [`${key} is being posted (${posting.id} is ${posting.state}):${why} ${made}`];
  }
}

function postedText({ id, reference, document_number: number, amount, currency, state }: Posting): string {
  const worth = amount === null ? '' : `, ${amount} ${currency}`;
  return `  ${reference ?? 'a change'}${worth}: ${state}${number === null ? '' : ` as ${number}`} (${id})`;
}
