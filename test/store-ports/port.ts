// A port of the store as the suite sees it: how a row is made in a tenant, and what else the port offers. What a port leaves out
// it does not offer, and the promises about it are not asked of that port.
import type { Kysely } from 'kysely';
import type { TenantScope } from '../../src/core/caller.ts';
import type { Retained } from '../../src/core/retention.ts';
import type { AuditedTables, Store } from '../../src/store/open-store.ts';
import type { Page } from '../../src/store/page.ts';
import type { Schema } from '../../src/store/schema.ts';
import type { Owner, Place } from './place.ts';

/** A row as its list answers it. */
export interface Row {
  id: string;
}

export interface Port {
  /** Writes a row, and answers its id. `name` tells it from others of the tenant. */
  add(store: Store, owner: Owner, name: string): Promise<string>;
  /** The same in `writeAudited`. */
  addAudited?(tables: AuditedTables, owner: Owner, name: string): Promise<string>;
  /** The same in a transaction. */
  addWithin?(tx: Kysely<Schema>, store: Store, owner: Owner, name: string): Promise<unknown>;
  /** `owner` is the one whose rows are asked for, and `scope` what the asker may see. */
  list?(store: Store, scope: TenantScope, page: Page, owner: Owner): Promise<Row[]>;
  /** Its callers have asked for the owner before: the list has no scope. */
  isUnscoped?: true;
  get?(store: Store, scope: TenantScope, id: string, owner: Owner): Promise<unknown>;
  /** Changes, ends or takes the row, and answers whether it was there in this scope. */
  change?(store: Store, scope: TenantScope, id: string, at: Date): Promise<boolean>;
  /** What the second gets who adds a row of the same name: the code of an error, or the row that is there. */
  again?: { code: string } | 'the same row';
  /** Writes the text wherever the port takes one, and answers what it reads there. */
  texts?(store: Store, owner: Owner, text: string): Promise<Record<string, unknown>>;
  /** Writes a secret, and answers how it is read again. */
  secret?(store: Store, owner: Owner, secret: string): Promise<() => Promise<unknown>>;
  /** Of what is deleted after some days. */
  kept?: {
    kind: Retained;
    addAt(place: Place, owner: Owner, name: string, at: Date): Promise<string>;
    isThere(store: Store, owner: Owner, id: string): Promise<boolean>;
  };
}

export type Ports = Readonly<Record<string, Port>>;

/** What every port promises, by its sentence. Undefined: this port does not offer what it is about. */
export type CommonPromises = Readonly<
  Record<string, (port: Port) => ((place: Place) => Promise<void>) | undefined>
>;

/** What a single port promises, by its sentence. */
export type OwnPromises = Readonly<Record<string, (place: Place) => Promise<void>>>;
