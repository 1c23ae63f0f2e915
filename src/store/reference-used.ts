// The index over references, as an error: another posting that stands, or may, has the reference already.
import { KontorError } from '../core/errors.ts';

export const referenceUsed = 'reference-used';

/** The name of the index; see the migration `0019-one-door`. */
const index = 'postings_by_reference';

export const isUsedReference = (error: unknown): boolean =>
  error instanceof Error && (error as { constraint?: unknown }).constraint === index;

export function referenceIsUsed(reference: string): KontorError {
  return new KontorError(
    'conflict',
    referenceUsed,
    `The reference ${reference} belongs to another document on this system.`,
    { next: 'Nothing was sent. Give it a reference of its own: of a flow, another referencePrefix.' },
  );
}
