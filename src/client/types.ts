// What the methods of the client take and answer, derived from the generated schema.
import type { routes } from './routes.ts';
import type { components, operations, webhooks } from './schema.ts';

export type Schemas = components['schemas'];
export type OperationName = keyof typeof routes & keyof operations;

type Json<Content> = Content extends { content: { 'application/json': infer Body } } ? Body : never;
/** What may be left out may also be undefined. */
type OrUndefined<Fields> = {
  [Name in keyof Fields]: Record<never, never> extends Pick<Fields, Name>
    ? Fields[Name] | undefined
    : Fields[Name];
};
type PathOf<Name extends OperationName> = operations[Name]['parameters'] extends { path: infer Path }
  ? Path
  : unknown;
type QueryOf<Name extends OperationName> = operations[Name]['parameters'] extends { query?: infer Query }
  ? [Query] extends [undefined]
    ? unknown
    : OrUndefined<NonNullable<Query>>
  : unknown;
type BodyOf<Name extends OperationName> = operations[Name] extends { requestBody: infer Request }
  ? null extends Json<Request>
    ? { body?: OrUndefined<Json<Request>> | undefined }
    : { body: OrUndefined<Json<Request>> }
  : unknown;
type KeyOf<Name extends OperationName> = (typeof routes)[Name] extends readonly [string, string, 'keyed']
  ? {
      /** Under the same key a write is carried out once; where it is left out, one is made for the call. */
      idempotencyKey?: string;
    }
  : unknown;

type AgeOf<Name extends OperationName> = (typeof routes)[Name] extends readonly [string, string, 'aged']
  ? {
      /** How old the answer may be; left out: the system is asked. */
      maxAgeSeconds?: number | undefined;
    }
  : unknown;

type MatchOf<Name extends OperationName> = (typeof routes)[Name] extends readonly [string, string, 'matched']
  ? {
      /** The `etag` that was read: ApiProblem 412 `outdated` when something else stands there now. Left out: whatever stands there. */
      ifMatch?: string | undefined;
    }
  : unknown;

/** What arrives at a destination; `type` tells them apart. */
export type WebhookMessage = {
  [Type in keyof webhooks]: Json<webhooks[Type]['post']['requestBody']>;
}[keyof webhooks];

/** Parameters of path and query, the body, and what goes by header. */
export type ArgumentsOf<Name extends OperationName> = PathOf<Name> &
  QueryOf<Name> &
  BodyOf<Name> &
  KeyOf<Name> &
  AgeOf<Name> &
  MatchOf<Name>;

type Answers<Name extends OperationName> = operations[Name]['responses'];
export type AnswerOf<Name extends OperationName> = Json<
  Answers<Name>[Extract<keyof Answers<Name>, 200 | 201>]
>;

/** One page when it is awaited; every record of every page with `for await`. */
export interface List<Page extends { result: unknown[] }>
  extends PromiseLike<Page>,
    AsyncIterable<Page['result'][number]> {
  /** All records in one list. */
  all(): Promise<Page['result'][number][]>;
}

type Returned<Answer> = Answer extends { result: unknown[]; next_cursor: string | null }
  ? List<Answer>
  : Promise<Answer>;

export type Method<Name extends OperationName> =
  Record<never, never> extends ArgumentsOf<Name>
    ? (given?: ArgumentsOf<Name>) => Returned<AnswerOf<Name>>
    : (given: ArgumentsOf<Name>) => Returned<AnswerOf<Name>>;
