// Tokens of pages, one for each right that a route for pages asks for.
import type { PageRight } from '../src/core/caller.ts';
import type { RunningKontor } from './running-kontor.ts';

/** The only origin that may send them. */
export const page = 'https://app.example';

export async function pageTokens(
  { client }: Pick<RunningKontor, 'client'>,
  connection: string,
): Promise<Record<PageRight, string>> {
  const form = { connector: 's4hana', name: 'form', return_origin: page };
  const made = await Promise.all([
    client.createConnectSession({ body: form }),
    client.createWidgetToken({ body: { widget: 'picker', connection, object: 'customers', origin: page } }),
    client.createWidgetToken({ body: { widget: 'orders', connection, origin: page } }),
    client.createWidgetToken({ body: { widget: 'errors', origin: page } }),
  ]);
  const [connect, picker, orders, errors] = made.map(({ token }) => token) as [
    string,
    string,
    string,
    string,
  ];
  return { connect, picker, orders, errors };
}

/** The token for a route, if it asks for one. */
export const tokenFor = (
  tokens: Record<PageRight, string>,
  { needs }: { needs: string },
): string | undefined => (tokens as Record<string, string>)[needs];
