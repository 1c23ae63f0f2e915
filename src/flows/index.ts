// The package `kontor/flow`: what flows are made of. What may change in it: docs/guides/extend.md.

export { z } from 'zod';
export { dayIn } from '../core/calendar.ts';
export { KontorError } from '../core/errors.ts';
export {
  amountText,
  type Money,
  minorDigits,
  money,
  roundTo,
  splitByWeight,
  sum,
  zero,
} from '../core/money.ts';
export type { Reason } from '../core/reasons.ts';
export { sentences } from '../core/sentences.ts';
export {
  defineFlow,
  type Flow,
  type FlowContext,
  type FlowIntent,
  type FlowOutcome,
  type LatestIntent,
  type OnceIntent,
  type PostingAnswer,
} from '../models/flow.ts';
export type { ObjectName, UnifiedRecord } from '../models/objects/all.ts';
export type { ShopRecords } from '../models/objects/shop.ts';
export type { RecordOf, Side } from '../models/side.ts';
