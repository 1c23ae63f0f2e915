// What a column of a source can be declared to be. Nothing is guessed in a run: what is not declared is text.
import { z } from 'zod';
import { isTimeZone } from '../core/calendar.ts';
import { rule } from '../core/schema-rules.ts';
import { isDateFormat } from './date-format.ts';

const zone = z
  .string()
  .refine(isTimeZone, rule('rule-time-zone'))
  .describe('Where the clock hangs whose times these are, such as Europe/Berlin.');

export const dateFormat = z
  .string()
  .max(20)
  .refine(isDateFormat, rule('rule-date-format'))
  .default('YYYY-MM-DD')
  .describe(
    'YYYY, MM and DD once each (M and D: one digit or two), with one kind of mark between them, or none.',
  );

export const columnType = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    keep_shortened: z
      .boolean()
      .default(false)
      .describe(
        'Texts such as 4.00638E+12 are meant so. Left out: they are refused, because spreadsheets shorten long numbers like this.',
      ),
  }),
  z.strictObject({ kind: z.literal('integer') }),
  z.strictObject({
    kind: z.literal('decimal'),
    decimals: z
      .number()
      .int()
      .min(0)
      .max(18)
      .optional()
      .describe('The most that a value may have; zeros at its end do not count.'),
    mark: z.enum(['.', ',']).default('.').describe('What stands before the decimals.'),
    group: z.enum(['.', ',', ' ', "'"]).optional().describe('What may stand between groups of three digits.'),
  }),
  z.strictObject({
    kind: z.literal('boolean'),
    yes: z.array(z.string()).min(1).default(['true']).describe('Texts that mean yes, whatever their case.'),
    no: z.array(z.string()).min(1).default(['false']),
  }),
  z.strictObject({ kind: z.literal('date'), format: dateFormat }),
  z.strictObject({
    kind: z.literal('instant'),
    zone: zone
      .optional()
      .describe('For times that do not say their distance from UTC; without it they are refused.'),
    repeated: z
      .enum(['refuse', 'earlier', 'later'])
      .default('refuse')
      .describe('Which one is meant by a time that comes twice, when clocks are set back.'),
  }),
]);

export type ColumnType = z.infer<typeof columnType>;
/** Those of one kind. */
export type TypeOf<Kind extends ColumnType['kind']> = Extract<ColumnType, { kind: Kind }>;
