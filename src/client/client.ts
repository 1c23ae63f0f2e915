// The client of the HTTP API: one function per route, typed by the contract.
import type { z } from 'zod';
import type { RouteName, routes } from '../contract/routes.ts';

export interface ClientOptions {
  url: string;
  apiKey: string;
  /** For keys that see all tenants: whose data is meant. */
  tenant?: string | undefined;
}

/** An answer of the API that says no; the fields are those of the problem. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly kind: string;
  readonly next: string | undefined;

  constructor(status: number, body: { code?: string; kind?: string; detail?: string; next?: string }) {
    super(body.detail ?? `Kontor answered ${status}.`);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = body.code ?? 'unknown';
    this.kind = body.kind ?? 'bug';
    this.next = body.next;
  }
}

type Input<Name extends RouteName, Key extends string> =
  (typeof routes)[Name] extends Record<Key, infer Shape extends z.ZodType> ? z.input<Shape> : undefined;
type Answer<Name extends RouteName> = z.output<(typeof routes)[Name]['answer']>;

interface Arguments<Name extends RouteName> {
  params?: Input<Name, 'params'>;
  query?: Input<Name, 'query'>;
  body?: Input<Name, 'body'>;
}

export interface Client {
  get<Name extends RouteName>(path: string, query?: Arguments<Name>['query']): Promise<Answer<Name>>;
  post<Name extends RouteName>(path: string, body?: Arguments<Name>['body']): Promise<Answer<Name>>;
  delete<Name extends RouteName>(path: string): Promise<Answer<Name>>;
  patch<Name extends RouteName>(path: string, body: Arguments<Name>['body']): Promise<Answer<Name>>;
}

/** Throws ApiProblem; and whatever `fetch` throws when nothing answers. */
export function createClient({ url, apiKey, tenant }: ClientOptions): Client {
  const send = async (method: string, path: string, body?: unknown): Promise<never> => {
    const reply = await fetch(url.replace(/\/+$/, '') + path, {
      method,
      headers: {
        authorization: `Bearer ${apiKey}`,
        ...(tenant === undefined ? {} : { 'kontor-tenant': tenant }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = (await reply.json()) as Record<string, unknown>;
    if (!reply.ok) throw new ApiProblem(reply.status, answer);
    return answer as never;
  };
  return {
    get(path, query) {
      const entries = Object.entries(query ?? {}).filter(([, value]) => value !== undefined);
      const text = new URLSearchParams(
        entries.map(([name, value]): [string, string] => [name, String(value)]),
      ).toString();
      return send('GET', text === '' ? path : `${path}?${text}`);
    },
    delete: path => send('DELETE', path),
    patch: (path, body) => send('PATCH', path, body),
    post: (path, body) => send('POST', path, body),
  };
}
