// What each route does: asks a desk, and turns the answer into the contract's shape. One file for each thing, in routes/.
import type { z } from 'zod';
import type { RouteName, routes } from '../contract/routes.ts';
import type { Caller } from '../core/caller.ts';
import type { Idle } from '../engine/idle.ts';
import type { ChangeDesk } from '../gateway/change-desk.ts';
import type { ConnectDesk } from '../gateway/connect-desk.ts';
import type { ConnectionDesk } from '../gateway/connection-desk.ts';
import type { ConnectorDesk } from '../gateway/connector-desk.ts';
import type { DestinationDesk } from '../gateway/destination-desk.ts';
import type { FlowDesk } from '../gateway/flow-desk.ts';
import type { Records } from '../gateway/records.ts';
import type { KeyDesk, TenantDesk } from '../gateway/tenant-desk.ts';

export interface Desks {
  tenants: TenantDesk;
  keys: KeyDesk;
  connections: ConnectionDesk;
  connectors: ConnectorDesk;
  connect: ConnectDesk;
  destinations: DestinationDesk;
  flows: FlowDesk;
  records: Records;
  idle: Pick<Idle, 'wait'>;
  changes: ChangeDesk;
}

type Part<Name extends RouteName, Key extends 'params' | 'query' | 'body'> =
  (typeof routes)[Name] extends Record<Key, infer Shape extends z.ZodType> ? z.output<Shape> : undefined;

export type Handlers = {
  [Name in RouteName]: (request: {
    caller: Caller;
    params: Part<Name, 'params'>;
    query: Part<Name, 'query'>;
    body: Part<Name, 'body'>;
  }) => Promise<z.input<(typeof routes)[Name]['answer']>>;
};

/** A list that comes as a whole. */
export function whole<T>(result: T[]): { result: T[]; next_cursor: null } {
  return { result, next_cursor: null };
}

/** A full page may have another behind it; the cursor is the last id. */
export function paged<T extends { id: string }>(
  result: T[],
  limit: number,
): { result: T[]; next_cursor: string | null } {
  return { result, next_cursor: result.length < limit ? null : (result.at(-1)?.id ?? null) };
}

export const instant = (date: Date | null) => date?.toISOString() ?? null;
