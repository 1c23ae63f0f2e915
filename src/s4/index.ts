// The package `kontor/s4`: the S/4HANA client, usable on its own.

export { Decimal } from 'decimal.js';
export { systemClock } from '../core/clock.ts';
export { type ErrorKind, KontorError } from '../core/errors.ts';
export { httpAgent, type Send, undiciSend } from '../http/send.ts';
export { type S4Client, type S4Options, s4Client } from './client.ts';
export { connectTenant, type Tenant, type TenantOptions } from './connect.ts';
export { type JournalEntryRequest, postJournalEntry } from './journal-entry-soap.ts';
export type { Auth } from './logon.ts';
export { type Actor, catalogue, type Explanation } from './messages/catalogue.ts';
export type { SapMessage } from './messages/sap-message.ts';
export * from './metadata/model.ts';
export { parseMetadata } from './metadata/parse-metadata.ts';
export { writeTypes } from './metadata/write-types.ts';
export type { BatchOptions, Outcome } from './odata/batch.ts';
export { type ChangeCursor, type ChangedPage, type ChangesOptions, readChanges } from './odata/changes.ts';
export { type Differences, readDifferences, type Snapshot } from './odata/differences.ts';
export type { ChangeOptions, UpdateOptions } from './odata/entity-requests.ts';
export type { EntitySetClient, EntitySetRequests, Page } from './odata/entity-set.ts';
export {
  and,
  anyOf,
  contains,
  endsWith,
  eq,
  type Filter,
  ge,
  gt,
  le,
  lt,
  ne,
  not,
  or,
  startsWith,
} from './odata/filter.ts';
export type { Called, CallOptions } from './odata/operations.ts';
export type { Changed, Prepared, Written } from './odata/prepared.ts';
export type { Query } from './odata/query.ts';
export { openService, type Service, type ServiceOptions, type ServiceTypes } from './odata/service.ts';
export type { Writable } from './odata/writable.ts';
export { type Entity, etagOf } from './values/read-entity.ts';
export type { FieldProblem, Key } from './values/write-entity.ts';
