// What everybody may set who starts a Kontor from code.
import type { Log } from './core/log.ts';
import type { SignOnSettings } from './core/sign-on-settings.ts';
import type { Extension } from './extension/extension.ts';
import type { AllowedPrivate } from './http/host-rules.ts';

export interface StartOptions {
  /** Keys, and the private database where no server is named. */
  folder: string;
  databaseUrl?: string | undefined;
  encryptionKey?: string | undefined;
  /** Undefined: kept in the folder, made when there is none. */
  apiKey?: string | undefined;
  /** The identity provider whose people are let in. */
  signOn?: SignOnSettings | undefined;
  role: 'all' | 'api' | 'worker';
  host: string;
  port: number;
  /** Hosts and networks inside your own that connections may reach; none when left out. */
  privateHosts?: AllowedPrivate | undefined;
  /** Proxies in front of Kontor. */
  trustProxy?: string[] | undefined;
  /** Where the outside reaches this Kontor, for webhooks; undefined: where it listens. */
  publicUrl?: string | undefined;
  log: Log;
  /** What others add to it. */
  extensions?: readonly Extension[] | undefined;
}
