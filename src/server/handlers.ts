// What each route does: asks the gateway, and turns the answer into the contract's shape. One file for each thing, in routes/.
import type { z } from 'zod';
import type { RouteName, routes } from '../contract/routes.ts';
import type { Caller } from '../core/caller.ts';
import type { IfMatch } from '../core/if-match.ts';
import type { Language } from '../core/language.ts';
import type { Sentences, Speak } from '../core/reasons.ts';
import type { Gateway } from '../gateway/gateway.ts';

/** What answers one language. */
export type SpeakingGateway = Gateway & { language: Language; sentences: Sentences; speak: Speak };

type Part<Name extends RouteName, Key extends 'params' | 'query' | 'body'> =
  (typeof routes)[Name] extends Record<Key, infer Shape extends z.ZodType> ? z.output<Shape> : undefined;

export type Handlers = {
  [Name in RouteName]: (request: {
    caller: Caller;
    params: Part<Name, 'params'>;
    query: Part<Name, 'query'>;
    body: Part<Name, 'body'>;
    ifMatch?: IfMatch;
    /** Nobody waits for the answer any more. */
    hasLeft(): boolean;
  }) => Promise<z.input<(typeof routes)[Name]['answer']>>;
};

/** A full page may have another behind it; the cursor is the last id. */
export function paged<T extends { id: string }>(result: T[], limit: number) {
  return pagedBy(result, limit, ({ id }) => id);
}

export function pagedBy<T>(result: T[], limit: number, idOf: (last: T) => string) {
  const last = result.at(-1);
  return { result, next_cursor: result.length < limit || last === undefined ? null : idOf(last) };
}

/** `list` answers the page that a query asks for. */
export async function pageOf<Row, View extends { id: string }>(
  { cursor, limit }: { cursor?: string | undefined; limit: number },
  list: (page: { after: string | undefined; limit: number }) => Promise<Row[]>,
  view: (row: Row) => View,
) {
  return paged((await list({ after: cursor, limit })).map(view), limit);
}

/** Of a query with `period`. */
export const periodOf = ({ since, until }: { since?: string | undefined; until?: string | undefined }) => ({
  since: since === undefined ? undefined : new Date(since),
  until: until === undefined ? undefined : new Date(until),
});

type Snake<Name> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${Snake<Rest>}`
  : '';
type Shown<Value> = Value extends Date ? string : Value;
export type View<Row> = {
  [Name in keyof Row as Name extends `${infer Of}Id` ? Snake<Of> : Snake<Name>]: Shown<Row[Name]>;
};

/**
 * A row as the contract names its fields: `createdAt` is `created_at`, `tenantId` is `tenant`, and instants are texts. The
 * contract's shape leaves out what it does not name.
 */
export const viewOf = <Row extends object>(row: Row): View<Row> =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name.replace(/(.)Id$/, '$1').replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`),
      value instanceof Date ? value.toISOString() : value,
    ]),
  ) as View<Row>;

export const instant = (date: Date | null) => date?.toISOString() ?? null;
