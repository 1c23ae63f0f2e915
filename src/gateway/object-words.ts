// What one record of each object is called in a sentence, such as "sales order".
import { type ObjectName, objectModels, objectNames } from '../models/objects/all.ts';

type Code = `one-of-${ObjectName}`;

export const codeOfOne = (object: ObjectName): Code => `one-of-${object}`;

export const onesInEnglish = Object.fromEntries(
  objectNames.map(name => [codeOfOne(name), objectModels[name].one]),
) as { readonly [one in Code]: string };
