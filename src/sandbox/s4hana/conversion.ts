// Conversion exits: which fields hold numbers that SAP keeps with leading zeros and shows without (S4-116). The gateway
// converts a value that is compared with such a field, and a key, alike; patterns (`startswith`, `substringof`) it does not.
import type { FieldModel, SetModel } from './model/parse-model.ts';
import type { Value } from './tables.ts';
import { withoutZeros } from './wire.ts';

/** Numbers of documents, partners and accounts have ten characters, those of products forty, those of items three to six. */
const numbers: { length: [from: number, to: number]; name: RegExp }[] = [
  {
    length: [10, 10],
    name: /(?:Document|Order|Party|Customer|Supplier|Partner|Person|Account|CostCenter|ProfitCenter|Return|Request|Invoice|Delivery|ConditionRecord|AddressID)$/i,
  },
  { length: [12, 12], name: /Order(?:ID)?$/ },
  { length: [40, 40], name: /(?:Material|Product)$/ },
  { length: [3, 6], name: /(?:Item|Line|Step|Counter|Number)$/ },
];

function isNumber({ name, type, maxLength = 0 }: FieldModel): boolean {
  return (
    type === 'String' &&
    numbers.some(one => one.length[0] <= maxLength && maxLength <= one.length[1] && one.name.test(name))
  );
}

/** Keys of services that the sandbox does not know are taken for numbers, unless they are short codes or long texts. */
const isKeyNumber = ({ type, maxLength = 0 }: FieldModel) =>
  type === 'String' && maxLength > 4 && maxLength <= 40;

export function converted(value: Value, field: FieldModel | undefined, { keys }: SetModel): Value {
  if (!field) return value;
  return isNumber(field) || (keys.includes(field.name) && isKeyNumber(field)) ? withoutZeros(value) : value;
}
