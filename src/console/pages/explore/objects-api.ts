// The operations of unified objects by the name of the object. All of them have the shape of those for sales orders; their records are
// known by their definition, not by their types.
import type { ArgumentsOf, Client, Schemas } from '../../../client/index.ts';
import type { Row } from '../../parts/record-shape.ts';
import { pascalCase } from './commands.ts';

export type Written = Schemas['Written'];
type Page = Omit<Awaited<ReturnType<Client['listSalesOrders']>>, 'result'> & { result: Row[] };
type One = { result: Row; warnings: Schemas['SaidReason'][] };
type Given = Record<string, unknown>;

function ask<Answer>(api: Client, act: 'list' | 'get' | 'create' | 'update', object: string, given: Given) {
  // The methods of the client are one for each operation; which one is meant is known only here.
  const methods = api as unknown as Record<string, ((given: Given) => PromiseLike<Answer>) | undefined>;
  const method = methods[`${act}${pascalCase(object)}`];
  if (!method) throw new Error(`The API cannot ${act} ${object}.`);
  return method(given);
}

export const listOf = (api: Client, object: string, given: Given) => ask<Page>(api, 'list', object, given);
export const oneOf = (api: Client, object: string, given: ArgumentsOf<'getSalesOrders'>) =>
  ask<One>(api, 'get', object, given);

/** The API refuses a name that it does not know, with a sentence. */
export const definitionOf = (api: Client, connection: string, object: string) =>
  api.getObject({ id: connection, object: object as ArgumentsOf<'getObject'>['object'] });

export interface Write {
  connection: string;
  object: string;
  /** What is changed; left out: something is created. */
  id?: string | undefined;
  body: Row;
}

export const write = (
  api: Client,
  { connection, object, id, body }: Write,
  more: { isDryRun: boolean; idempotencyKey?: string },
) =>
  ask<Written>(api, id === undefined ? 'create' : 'update', object, {
    id: connection,
    ...(id === undefined ? {} : { key: id }),
    body,
    ...(more.isDryRun ? { dry_run: 'true' } : { idempotencyKey: more.idempotencyKey }),
  });
