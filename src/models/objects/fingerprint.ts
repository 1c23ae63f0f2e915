// What changes when a record changes: of the fields that lists say, whoever has read them.
import { createHash } from 'node:crypto';
import { modelOf, type ObjectName, type UnifiedRecord } from './all.ts';

export function fingerprintOf(object: ObjectName, record: UnifiedRecord): string {
  const fields = Object.keys(modelOf(object).shape.shape).map(name => record[name] ?? null);
  return createHash('sha1').update(JSON.stringify(fields)).digest('base64url');
}
