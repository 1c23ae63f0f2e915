// What a Kontor is started with.
import type { AnyConnector } from './connections/full-settings.ts';
import type { Clock } from './core/clock.ts';
import type { Log } from './core/log.ts';
import type { SignOnSettings } from './gateway/single-sign-on.ts';
import type { AllowedPrivate } from './http/host-rules.ts';
import type { Flow } from './models/flow.ts';
import type { PrivateDatabase } from './store/open-store.ts';
import type { Tuning } from './tuning.ts';

export interface AppOptions {
  /** Keys, and the private database where no server is named. */
  folder: string;
  databaseUrl?: string | undefined;
  /** How the private database is run. */
  privateDatabase?: PrivateDatabase | undefined;
  encryptionKey?: string | undefined;
  /** Undefined: kept in the folder, made when there is none. */
  apiKey?: string | undefined;
  /** The identity provider whose people are let in. */
  signOn?: SignOnSettings | undefined;
  role: 'all' | 'api' | 'worker';
  host: string;
  port: number;
  /** Hosts and networks inside our own that connections may reach; none when left out. */
  privateHosts?: AllowedPrivate | undefined;
  /** Proxies in front of Kontor. */
  trustProxy?: string[] | undefined;
  /** Where the outside reaches this Kontor, for webhooks; undefined: where it listens. */
  publicUrl?: string | undefined;
  log: Log;
  /** Systems and processes besides Kontor's own. A name that is taken is refused. */
  connectors?: readonly AnyConnector[];
  flows?: readonly Flow[];
  /** What is left out of it is the machine's. */
  clock?: Partial<Clock>;
  /** How a reading of the database's clock is taken; left out: as it is. */
  databaseClock?: (readMs: number) => number;
  tuning?: Partial<Tuning>;
}
