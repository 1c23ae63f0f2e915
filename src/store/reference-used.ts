// The index over references, as an error: another posting that stands, or may, has the reference already.
import type { KontorError } from '../core/errors.ts';
import { sentences } from '../core/sentences.ts';
import { germanOfReferences } from './sentences.de.ts';

const english = {
  'reference-used': {
    kind: 'conflict',
    says: 'The reference {reference} belongs to {holder}.',
    next: 'Nothing was sent. To ask for the same document again, use its key. Another document needs its own reference; for a flow, choose another referencePrefix.',
  },
  'another-document': 'another document on the same system',
  'that-posting': 'posting {posting}, which is {state}',
  'that-document': 'posting {posting}, which is {state} as {number}',
} as const;

export const references = sentences(english, germanOfReferences);

export const referenceUsed = 'reference-used';

/** The name of the index; see the migration `0019-one-door`. */
const index = 'postings_by_reference';

export const isUsedReference = (error: unknown): boolean =>
  error instanceof Error && (error as { constraint?: unknown }).constraint === index;

export const referenceIsUsed = (reference: string): KontorError =>
  references.error(referenceUsed, { reference, holder: references.reason('another-document') });
