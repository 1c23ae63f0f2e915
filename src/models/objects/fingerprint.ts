// A hash that changes when a record changes. It covers only the fields that lists have, so that a list and a full read agree.
import { createHash } from 'node:crypto';
import { modelOf, type ObjectName, type UnifiedRecord } from './all.ts';

export function fingerprintOf(object: ObjectName, record: UnifiedRecord): string {
  const fields = Object.keys(modelOf(object).shape.shape).map(name => record[name] ?? null);
  return createHash('sha1').update(JSON.stringify(fields)).digest('base64url');
}
