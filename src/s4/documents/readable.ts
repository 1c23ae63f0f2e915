// Master data and ledger items are read only.
import type { Collection } from './collection.ts';

export type Readable = Pick<Collection, 'read' | 'list' | 'one' | 'count'>;

export const readable = ({ read, list, one, count }: Collection): Readable => ({ read, list, one, count });
