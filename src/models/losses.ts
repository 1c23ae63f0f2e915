// What of a record is not written because the system has no room or no code for it. A flow writes the rest, and people see the
// losses on the posting; a caller of the API is refused before anything is sent.
import type { Reason } from '../core/reasons.ts';
import { sentences } from '../core/sentences.ts';

export const ofLosses = sentences(
  {
    'text-cut': '{field} is written without "{lost}"',
    'region-left-out':
      '{field} is left out, because Kontor knows no code of the system for "{region}" in {country}',
  },
  {
    'text-cut': '{field} wird ohne „{lost}“ geschrieben',
    'region-left-out':
      '{field} bleibt leer, weil Kontor für „{region}“ in {country} keinen Code des Systems kennt',
  },
);

/** The field of the record, as callers name it. */
export const fieldOf = ({ params }: Reason): string => String(params.field ?? '');
