// A record that must be there: read first, because its version goes along with the next change of it.
import type { Entity } from '../../odata/values/read-entity.ts';
import type { Key } from '../../odata/values/write-entity.ts';
import { type DocumentKind, say } from '../sentences.ts';
import type { Collection } from './collection.ts';

/** Throws kind `missing`. */
export async function existing(collection: Collection, what: DocumentKind, key: Key): Promise<Entity> {
  const record = await collection.one(key);
  if (record) return record;
  const number = typeof key === 'object' ? Object.values(key).join(' ') : String(key);
  throw say.error('document-missing', { document: say.reason(what, { number }) });
}
