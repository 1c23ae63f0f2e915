// The content of a scenario file, and of the `defaults.json` next to it.
import { z } from 'zod';
import { rule } from '../core/schema-rules.ts';
import { postingStates } from '../core/words.ts';
import { defaultFields, partialRecords, type SampleRecords } from './sample-records.ts';

const operation = z.string().regex(/^[a-z-]{1,40}\.(create|update)$/, rule('rule-operation'));
const key = z.string().min(1).describe('Without the name of the source before it: `orders/1001`.');
const code = z.string().min(1).describe('The code of the reason, such as order-not-paid.');
const decimal = z.string().regex(/^-?\d{1,20}(\.\d{1,14})?$/, rule('rule-decimal-text'));

const standing = z.strictObject({
  operation,
  key,
  state: z.enum(postingStates).default('accepted'),
  document_number: z.string().optional(),
  record: z.record(z.string(), z.unknown()).optional().describe('What was posted.'),
  result: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('Of a change: what the document came to by it.'),
  basis: z.record(z.string(), z.unknown()).optional().describe('What it was made by, such as the rules.'),
});

const line = z
  .strictObject({
    account: z.string(),
    debit: decimal.optional(),
    credit: decimal.optional(),
    text: z.string().optional().describe('Left out: any.'),
  })
  .refine(
    ({ debit, credit }) => (debit === undefined) !== (credit === undefined),
    rule('rule-debit-or-credit'),
  );

const document = z
  .strictObject({
    key: key.optional(),
    reference: z.string().optional(),
    id: z.string().optional().describe('Of a state such as a stock level: the record whose state it is.'),
    amount: decimal.optional(),
    currency: z.string().optional(),
    day: z.iso.date().optional().describe('Of a journal entry: when it is posted.'),
    lines: z.array(line).optional().describe('Of a journal entry: all its lines, in any order.'),
    record: z
      .record(z.string(), z.unknown())
      .optional()
      .describe('Fields of the record; others may be there too. Lists are compared item by item.'),
  })
  .describe('What is left out is not compared.');

const keyed = z.array(z.strictObject({ key, code }));

const expected = z
  .strictObject({
    not_due: code.optional().describe('Nothing is posted, as long as the subject stays as it is.'),
    parked: code.optional().describe('The whole subject waits for a person.'),
    documents: z.array(document).optional().describe('All documents that are posted; left out: none.'),
    parked_documents: keyed.optional().describe('Documents that cannot be made, while the others can.'),
    waits: keyed.optional().describe('Documents that wait for another one to be booked.'),
  })
  .refine(given => Object.keys(given).length > 0, rule('rule-something-expected'))
  .describe('Everything that the flow does. What is not named here must not happen.');

const name = z.string().min(1).max(200).describe('A sentence: what is shown to be true.');
const settings = z.record(z.string(), z.unknown()).describe('Of the flow.');
const today = z.iso.date().describe('The day on which the flow runs.');
const schemaAddress = { $schema: z.string().optional() };

/** Fields that `defaults.json` gives may be left out. */
export const scenarioFile = z.strictObject({
  ...schemaAddress,
  name,
  settings: settings.optional().describe('Of the flow; changes those of defaults.json by JSON Merge Patch.'),
  today: today.optional(),
  source: partialRecords.optional(),
  target: partialRecords.optional(),
  posted: z.array(standing).optional().describe('What was posted to the target before.'),
  posted_back: z
    .array(standing)
    .optional()
    .describe('What flows in the other direction have posted to the source.'),
  subject: z.string().min(1).describe('What the flow runs for, such as the id of an order.'),
  expect: expected,
});

/** What all scenarios of a folder have in common. */
export const defaultsFile = z.strictObject({
  ...schemaAddress,
  settings: settings.optional(),
  today: today.optional(),
  source: partialRecords.optional(),
  target: partialRecords.optional(),
  fields: defaultFields.optional(),
});

export type Expected = z.output<typeof expected>;
export type Standing = z.output<typeof standing>;

/** A scenario with its defaults filled in, and with complete records. */
export interface Scenario {
  /** The path of its file. */
  file: string;
  name: string;
  settings: Record<string, unknown>;
  today: string;
  source: SampleRecords;
  target: SampleRecords;
  posted: Standing[];
  posted_back: Standing[];
  subject: string;
  expect: Expected;
}
