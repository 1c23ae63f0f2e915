// A connector to a REST system, described as data: logon, errors, objects, webhooks.
import type { Send } from '../../../http/send.ts';
import { type Connector, type ConnectorIo, defineConnector } from '../../../models/connector.ts';
import type { ObjectName } from '../../../models/objects/all.ts';
import { englishOf } from '../said-error.ts';
import { type RestObject, restAccess } from './access.ts';
import { type RestClient, restClient } from './client.ts';
import type { RestErrors } from './errors.ts';
import type { RestLogon } from './logon.ts';
import { type RestReceive, restReceiver } from './receive.ts';

type Io = { send: Send } & ConnectorIo;
type Described<Settings> = Connector<Settings, Io>;

export interface RestConnector<Settings>
  extends Omit<Described<Settings>, 'connect' | 'webhooks' | 'hosts' | 'recordBodies' | 'limits'> {
  /** What stands before every path. */
  base(settings: Settings): string;
  /** Sent with every request. */
  headers?(settings: Settings): Record<string, string>;
  logon(settings: Settings, io: Io): RestLogon;
  errors: RestErrors;
  /** A page that is there in every system, and what a person wants to see of it. */
  check: { path: string; say(body: unknown, settings: Settings): string };
  objects(settings: Settings): { [Name in ObjectName]?: RestObject };
  /** Left out: the addresses that every path leads to. */
  hosts?(settings: Settings): string[];
  /** What is left out is as of a system that says what it can take, and shows a document at once. */
  limits(settings: Settings): Partial<ReturnType<Described<Settings>['limits']>> & { concurrency: number };
  receive?: RestReceive<Settings>;
  /** Tells the system where to send its webhooks; safe to repeat. */
  subscribe?(client: RestClient, settings: Settings, destination: string): Promise<void>;
}

export function restConnector<Settings extends { recordBodies: 'all' | 'failures' | 'none' }>({
  base,
  headers = () => ({}),
  logon,
  errors,
  check,
  objects,
  receive,
  subscribe,
  limits,
  ...connector
}: RestConnector<Settings>): Described<Settings> {
  const { title: system } = connector;
  return defineConnector<Settings, Io>({
    hosts: settings => [base(settings)],
    recordBodies: settings => settings.recordBodies,
    ...connector,
    limits: settings => ({ adaptive: false, answerMs: 30_000, quietMs: 0, ...limits(settings) }),
    ...(receive ? { webhooks: restReceiver(system, receive, englishOf(connector.sentences)) } : {}),
    connect(settings, io) {
      const client = restClient({
        ...io,
        system,
        baseUrl: base(settings),
        headers: headers(settings),
        logon: logon(settings, io),
        errors,
        ...(connector.sentences ? { sentences: connector.sentences } : {}),
      });
      const parts = { client, clock: io.clock };
      const accesses = Object.entries(objects(settings)).map(([name, is]) => [
        name,
        restAccess(name as ObjectName, is, parts),
      ]);
      return {
        check: async () => check.say((await client.page(check.path))?.body, settings),
        objects: Object.fromEntries(accesses),
        ...(subscribe ? { subscribe: destination => subscribe(client, settings, destination) } : {}),
        async close() {},
      };
    },
  });
}
