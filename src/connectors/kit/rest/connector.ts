// A connector to a REST system, described as data: logon, errors, objects, webhooks.
import { type Reason, saidBySystem } from '../../../core/reasons.ts';
import type { Send } from '../../../http/send.ts';
import { type Connector, type ConnectorIo, defineConnector } from '../../../models/connector.ts';
import type { ObjectName } from '../../../models/objects/all.ts';
import { guarded, type Owner } from '../own-code.ts';
import { englishOf } from '../said-error.ts';
import { type RestObject, restAccess } from './access.ts';
import { type RestClient, restClient } from './client.ts';
import type { RestErrors } from './errors.ts';
import type { RestLogon } from './logon.ts';
import { mistakesInRest } from './mistakes.ts';
import { type RestReceive, restReceiver } from './receive.ts';

type Io = { send: Send } & ConnectorIo;
type Described<Settings> = Connector<Settings, Io>;

export interface RestConnector<Settings>
  extends Omit<
    Described<Settings>,
    'connect' | 'webhooks' | 'hosts' | 'recordBodies' | 'limits' | 'mistakes'
  > {
  /** What stands before every path. */
  base(settings: Settings): string;
  /** Sent with every request. */
  headers?(settings: Settings): Record<string, string>;
  logon(settings: Settings, io: Io): RestLogon;
  errors: RestErrors;
  /** A page that is there in every system, and what a person wants to see of it: what the system says, or a reason of the connector's own sentences. */
  check: { path: string; say(body: unknown, settings: Settings): string | Reason };
  objects(settings: Settings): { [Name in ObjectName]?: RestObject };
  /** Left out: the addresses that every path leads to. */
  hosts?(settings: Settings): string[];
  /** What is left out is as of a system that says what it can take, and shows a document at once. */
  limits(settings: Settings): Partial<ReturnType<Described<Settings>['limits']>> & { concurrency: number };
  receive?: RestReceive<Settings>;
  /** Tells the system where to send its webhooks; safe to repeat. */
  subscribe?(client: RestClient, settings: Settings, destination: string): Promise<void>;
}

export function restConnector<Settings extends { recordBodies: 'all' | 'failures' | 'none' }>(
  described: RestConnector<Settings>,
): Described<Settings> {
  const {
    base,
    headers = () => ({}),
    logon,
    errors,
    check,
    objects,
    receive,
    subscribe,
    ...more
  } = described;
  const { limits, ...connector } = more;
  const { title: system } = connector;
  return defineConnector<Settings, Io>({
    hosts: settings => [base(settings)],
    recordBodies: settings => settings.recordBodies,
    ...connector,
    // What is missing of it is told by `mistakes`.
    limits: limits && (settings => ({ adaptive: false, answerMs: 30_000, quietMs: 0, ...limits(settings) })),
    mistakes: () => mistakesInRest(described),
    ...(receive ? { webhooks: restReceiver(system, receive, englishOf(connector.sentences)) } : {}),
    connect(settings, io) {
      const owner: Owner = { connector: system, found: io.foundDefect };
      const own = guarded({ headers, logon, check, objects }, '', owner);
      const toldWhere = subscribe && guarded(subscribe, 'subscribe', owner);
      const client = restClient({
        ...io,
        system,
        baseUrl: base(settings),
        headers: own.headers(settings),
        logon: own.logon(settings, io),
        errors,
        ...(connector.sentences ? { sentences: connector.sentences } : {}),
      });
      const parts = { client, clock: io.clock, foundDefect: io.foundDefect };
      const accesses = Object.entries(own.objects(settings)).map(([name, is]) => [
        name,
        restAccess(name as ObjectName, is, parts),
      ]);
      return {
        async check() {
          const said = own.check.say((await client.page(check.path))?.body, settings);
          return typeof said === 'string' ? saidBySystem(said) : said;
        },
        objects: Object.fromEntries(accesses),
        ...(toldWhere ? { subscribe: destination => toldWhere(client, settings, destination) } : {}),
        async close() {},
      };
    },
  });
}
