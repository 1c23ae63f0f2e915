// Every unified object, by the name it has in the API.
import { accounting } from './accounting.ts';
import { billing } from './billing.ts';
import type { ObjectModel } from './field.ts';
import { inventory } from './inventory.ts';
import { ledger } from './ledger.ts';
import { masterData } from './master-data.ts';
import { purchasing } from './purchasing.ts';
import { sales } from './sales.ts';
import { shop } from './shop.ts';
import { warehouse } from './warehouse.ts';

export const objectModels = {
  ...sales,
  ...billing,
  ...purchasing,
  ...warehouse,
  ...ledger,
  ...masterData,
  ...accounting,
  ...shop,
  ...inventory,
} satisfies Record<string, ObjectModel>;
export type ObjectName = keyof typeof objectModels;
export const objectNames = Object.keys(objectModels) as ObjectName[];

export const modelOf = (name: ObjectName): ObjectModel => objectModels[name];

/** A record in the shape of its model; `items`, `custom` and `raw` where they were asked for or are there. */
export type UnifiedRecord = Record<string, unknown> & { id: string };
