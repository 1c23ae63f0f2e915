// What the page has asked, as something to paste: for a shell, for `kontor`, for TypeScript. The key is never in it.
import { quoted } from '../../parts/quoted.ts';

export interface Asked {
  connection: string;
  object: string;
  id?: string | undefined;
  act: 'list' | 'get' | 'create' | 'update';
  query?: Record<string, string | undefined> | undefined;
  body?: unknown;
  /** The address of this Kontor. */
  url: string;
}

const methods = { list: 'GET', get: 'GET', create: 'POST', update: 'PATCH' } as const;

const given = (query: Asked['query'] = {}) =>
  Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  );

export function asCurl({ connection, object, id, act, query, body, url }: Asked): string {
  const path = ['v1', 'connections', connection, object, ...(id === undefined ? [] : [id])];
  const search = new URLSearchParams(given(query)).toString();
  const address = `${url}/${path.map(encodeURIComponent).join('/')}${search && `?${search}`}`;
  return [
    `curl ${act === 'list' || act === 'get' ? '' : `-X ${methods[act]} `}${quoted(address)}`,
    '-H "Authorization: Bearer $KONTOR_API_KEY"',
    ...(body === undefined
      ? []
      : [
          "-H 'content-type: application/json'",
          ...(act === 'create' ? ['-H "Idempotency-Key: $(uuidgen)"'] : []),
          `--data-raw ${quoted(JSON.stringify(body))}`,
        ]),
  ].join(' \\\n  ');
}

export function asKontor({ connection, object, id, act, query, body }: Asked): string {
  const {
    fields,
    expand,
    search,
    limit,
    cursor: _,
    raw: __,
    dry_run,
    ...filters
  } = Object.fromEntries(given(query));
  const options = [
    ...Object.entries(filters).map(([name, value]) => `--where ${word(`${name}=${value}`)}`),
    ...Object.entries({ fields, expand, search, limit }).flatMap(([name, value]) =>
      value === undefined ? [] : [`--${name} ${word(value)}`],
    ),
    ...(dry_run === undefined ? [] : ['--dry-run']),
  ];
  const verb = act === 'list' ? 'get' : act;
  return [
    `kontor ${verb} ${word(connection)} ${object}`,
    ...(id === undefined ? [] : [word(id)]),
    ...(body === undefined ? [] : [quoted(JSON.stringify(body))]),
    ...options,
  ].join(' ');
}

export function asTypeScript({ connection, object, id, act, query, body, url }: Asked): string {
  const asked = {
    id: connection,
    ...(id === undefined ? {} : { key: id }),
    ...Object.fromEntries(
      given(query).map(([name, value]) => [name, name === 'limit' ? Number(value) : value]),
    ),
    ...(body === undefined ? {} : { body }),
  };
  return `import { createClient } from 'kontor/client';

const kontor = createClient({ url: ${JSON.stringify(url)}, apiKey: process.env.KONTOR_API_KEY });
const answer = await kontor.${act}${pascalCase(object)}(${JSON.stringify(asked, null, 2)});
`;
}

/** `sales-orders` is `SalesOrders`, as in the names of operations. */
export const pascalCase = (name: string) =>
  name.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());

const word = (text: string) => (/^[\w:=,.@%+/-]+$/.test(text) ? text : quoted(text));
