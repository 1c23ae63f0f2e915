// `kontor widget-tokens`: what feeds one widget in the page of another product, for a short time.
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Client } from '../client/index.ts';
import { type Widget, widgets } from '../core/caller.ts';
import { api } from './api.ts';
import { fromOneUpTo } from './command.ts';
import { connectionIdOf } from './connection-id.ts';
import { addList } from './list-options.ts';

/** The longest life of a token. */
const longestMinutes = 480;

interface CreateOptions {
  origin: string;
  connection?: string;
  object?: string;
  where?: Record<string, string>;
  customer?: string;
  flow?: string;
  minutes: string;
}

type Draft = Parameters<Client['createWidgetToken']>[0]['body'];

export function addWidgetTokens(program: Command): void {
  const tokens = program
    .command('widget-tokens')
    .description('what feeds one widget in the page of another product');
  addList(tokens, 'listWidgetTokens', {
    id: 'id',
    state: 'state',
    widget: one => [one.widget, one.object].filter(Boolean).join(' of '),
    connection: 'connection',
    only: one =>
      [one.customer, one.flow, ...Object.entries(one.where).map(pair => pair.join('='))]
        .filter(Boolean)
        .join(', '),
    page: 'origin',
    tenant: 'tenant',
    until: 'expires_at',
  });
  api(
    tokens,
    'create <widget>',
    `make one for a widget (${widgets.join(', ')}); it is printed this once`,
    async (client, widget: Widget, options: CreateOptions) => {
      const { connection, minutes, origin, where, ...narrowing } = options;
      const body = {
        widget,
        origin,
        expires_in_seconds: Number(minutes) * 60,
        ...(connection === undefined ? {} : { connection: await connectionIdOf(client, connection) }),
        ...(where === undefined ? {} : { where }),
        ...Object.fromEntries(
          (['object', 'customer', 'flow'] as const).flatMap(name =>
            narrowing[name] === undefined ? [] : [[name, narrowing[name]]],
          ),
        ),
      };
      // What does not fit together, the API says.
      return client.createWidgetToken({ body: body as Draft });
    },
    ({ token }) => token,
  )
    .addOption(
      new Option('--origin <origin>', 'of the page, such as https://app.example').makeOptionMandatory(),
    )
    .option('--connection <id>', 'id or name of the connection')
    .option('--object <object>', 'what a picker picks: gl-accounts, cost-centers, customers or products')
    .option('--where <field=value>', 'a picker shows only such records (repeatable)', condition)
    .option('--customer <id>', 'only the orders of this customer')
    .option('--flow <id>', 'only documents of this flow')
    .option(
      '--minutes <n>',
      `how long it is good, up to ${longestMinutes}`,
      fromOneUpTo(longestMinutes),
      '15',
    );
  api(
    tokens,
    'revoke <id>',
    'end one now',
    (client, id: string) => client.revokeWidgetToken({ id }),
    ({ id }) => `${id} revoked`,
  );
}

function condition(text: string, before: Record<string, string> = {}): Record<string, string> {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('Expected: field=value, such as chart_of_accounts=YCOA.');
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) };
}
