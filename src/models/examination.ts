// An examination: what an administrator has to know of a system. It looks, with reads only, at everything that Kontor can use there.
import { z } from 'zod';
import type { Reason } from '../core/reasons.ts';

export const examinedSet = z.object({ set: z.string(), answers: z.boolean(), ms: z.number() });

/** What is found out of a service, besides its texts. */
export const examined = z.object({
  name: z.string(),
  path: z.string(),
  scenario: z
    .string()
    .nullable()
    .describe('The communication scenario that releases it; null where no public source names one.'),
  state: z
    .enum(['ok', 'partly', 'not_authorised', 'not_there', 'failing', 'unknown'])
    .describe('unknown: it is there; whether it may be used shows only when something is posted.'),
  metadata_ms: z.number().nullable().describe('How long its metadata took, in milliseconds.'),
  custom_fields: z
    .array(z.object({ set: z.string(), field: z.string(), type: z.string() }))
    .describe('Fields that the customer has added.'),
  page_size: z
    .union([z.number(), z.literal('whole')])
    .nullable()
    .describe('Records in a page of the main set; whole: nothing is cut up to 5,001; null: not found out.'),
  repeatability: z
    .enum(['accepted', 'unsupported', 'not_said'])
    .describe('What it says to the headers of a repeatable request.'),
});

export interface ExaminedService extends z.infer<typeof examined> {
  title: Reason;
  /** Why it is not `ok`. */
  reason: Reason | null;
  /** The sets that were read by way of trial. */
  sets: (z.infer<typeof examinedSet> & { reason: Reason | null })[];
}

export interface Examination {
  services: ExaminedService[];
  /** What the administrator should do, one reason each; empty when nothing is missing. */
  fixes: Reason[];
}

export interface Examiner {
  /** Called before the first service and after each: what was found so far, of how many. */
  onProgress(services: ExaminedService[], total: number): void;
  /** Aborted when nobody waits for the result any more: no further service is looked at. */
  signal: AbortSignal;
}
