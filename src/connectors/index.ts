// The package `kontor/connector`: what connectors are made of. What may change in it: docs/guides/extend.md.

export { z } from 'zod';
export { KontorError, type KontorErrorOptions } from '../core/errors.ts';
export { externalText } from '../core/external-text.ts';
export { type Money, money } from '../core/money.ts';
export { type Reason, saidBySystem } from '../core/reasons.ts';
export { sentences } from '../core/sentences.ts';
export { trimEnd } from '../core/trim-end.ts';
export type * from '../models/access.ts';
export { type Connected, type Connector, type ConnectorIo, defineConnector } from '../models/connector.ts';
export type { ObjectName, UnifiedRecord } from '../models/objects/all.ts';
export { type Fields, fieldsOf, instantOf, isWholeId } from './kit/fields.ts';
export { exactNumber, requireFields, takeOnly } from './kit/input-fields.ts';
export type { RestObject } from './kit/rest/access.ts';
export { anchoredOn, type RestChanges } from './kit/rest/changes.ts';
export type { RestClient } from './kit/rest/client.ts';
export { type RestConnector, restConnector } from './kit/rest/connector.ts';
export type { RestCreate } from './kit/rest/create.ts';
export type { RestErrors } from './kit/rest/errors.ts';
export { basic, bearer, clientCredentials, inHeader, inQuery, type RestLogon } from './kit/rest/logon.ts';
export {
  byAnchor,
  byCursor,
  byKey,
  byLink,
  byNextUrl,
  byNumber,
  byOffset,
  type Paging,
  whole,
} from './kit/rest/paging.ts';
export { type Path, valueAt, valuesAt } from './kit/rest/path.ts';
export type { RestReceive } from './kit/rest/receive.ts';
export { type Hmac, hmac, type Proof, sharedSecret } from './kit/rest/signed.ts';
export { count, recordBodies, setting } from './kit/setting.ts';
