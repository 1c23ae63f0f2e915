// What may be given where a record is written: every field optional, decimals and long integers also as text or number.
import type { Decimal } from 'decimal.js';

type WritableValue<Value> = Value extends Decimal
  ? Decimal | string | number
  : Value extends bigint
    ? bigint | number | string
    : Value extends Uint8Array
      ? Uint8Array
      : Value extends readonly (infer Child)[]
        ? Child extends object
          ? Writable<Child>[]
          : Value
        : Value;

export type Writable<Record> = { [Field in keyof Record]?: WritableValue<Record[Field]> | undefined };
