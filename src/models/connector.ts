// What a connector has to offer. The engine knows systems only through this file; a connector fills in what its
// system can do and leaves out the rest.
import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { Clock } from '../core/clock.ts';
import type { KontorError } from '../core/errors.ts';
import type { Reason } from '../core/reasons.ts';
import type { Wording } from '../core/sentences.ts';
import type { TlsIdentity } from '../core/tls-identity.ts';
import type { Access } from './access.ts';
import type { Examination, Examiner } from './examination.ts';
import type { ObjectName } from './objects/all.ts';
import type { Services } from './services.ts';
import type { SettingTexts } from './setting-texts.ts';

export interface Connector<Settings = unknown, Io = unknown> {
  /** The name in the API: `s4hana`. */
  name: string;
  title: string;
  /** Form, validation and documentation of a connection at once. Unknown fields are refused. */
  settings: z.ZodType<Settings>;
  /** The titles and descriptions of the settings in other languages. Those that are left out are shown in English. */
  settingTexts?: SettingTexts;
  /** Dotted paths of the settings that are secrets: stored encrypted, never shown again. */
  secrets: readonly string[];
  /** Settings that say which system it is. They stay as they are: another system is another connection. */
  identity: readonly string[];
  /**
   * Which system it is, for business keys and references that outlive a connection: `stores/abc123`,
   * `my300000.s4hana.cloud.sap/100`.
   */
  origin(settings: Settings): string;
  limits(settings: Settings): Limits;
  /** Whose bodies stand in recorded calls. */
  recordBodies(settings: Settings): 'all' | 'failures' | 'none';
  /** A client certificate, or an authority of one's own; undefined where plain TLS does. */
  tls?(settings: Settings): TlsIdentity | undefined;
  /** The name of the tunnel that leads to it; undefined: it is reached without. */
  tunnel?(settings: Settings): string | undefined;
  /** The addresses it speaks to. Nothing else is reached, whatever a link in an answer says. */
  hosts(settings: Settings): string[];
  /** Certificates and secrets of which it is known when they stop working. */
  expiries?(settings: Settings): Expiry[];
  /** What an administrator of the system does to let Kontor in. `objects`: what is to be used; none: everything. */
  adminSteps?(asked: { objects: readonly string[]; auth: string }): AdminStep[];
  webhooks?: WebhookReceiver<Settings>;
  /**
   * The path of a recorded address as `forward` of another system of the kind takes it, without what belongs to the one it was recorded of.
   * Undefined: it is none that `forward` passes. Left out: recorded calls cannot be repeated.
   */
  repeatablePath?(url: string): string | undefined;
  /** Of the codes of its errors. One that is not made of them is shown with its own sentence. */
  sentences?: readonly Wording[];
  connect(settings: Settings, io: Io & ConnectorIo): Connected;
  /** What is wrong with its description, beyond what every connector has: `mistakes/in-connector.ts`. */
  mistakes?(): Reason[];
}

/** A reason whose sentence is the title of the step, and whose second sentence says what to do. */
export interface AdminStep extends Reason {
  /** The communication scenario that the step is about. */
  scenario?: string;
}

export interface Expiry {
  /** `client certificate` */
  what: Reason;
  at: Date;
}

export interface ConnectorIo {
  clock: Clock;
  /** The system has refused the credentials for good: asking again with the same ones would only lock the user. */
  credentialsRefused(error: KontorError): void;
  /** A function of the connector has thrown what is no sentence: it goes to the log, with the stack of its cause. */
  foundDefect(error: KontorError): void;
}

export interface Limits {
  /** Exchanges at the same time, at most. */
  concurrency: number;
  /** The system does not say how much it can take: it is found out. */
  adaptive: boolean;
  /** Exchanges in a stretch of time, at most. */
  budget?: { requests: number; perMs: number } | undefined;
  /** How long an answer may take, in milliseconds. */
  answerMs: number;
  /** How long after a lost answer a document may still appear, in milliseconds. */
  quietMs: number;
}

/** An open connection. Every function may throw a KontorError whose kind says what to do next. */
export interface Connected {
  /** Reads something harmless; answers what a person wants to see ("Kontor Demo Store, EUR"). */
  check(): Promise<Reason>;
  /** Looks at all that Kontor can use. Throws when there is nothing to look at: a refused logon, an address where nothing answers. */
  examine?(examiner: Examiner): Promise<Examination>;
  services?: Services;
  /** The unified objects that it has, and what can be done with each. */
  objects?: { [Name in ObjectName]?: Access };
  /** Tells the system where to send its webhooks; safe to repeat. */
  subscribe?(destination: string): Promise<void>;
  /** Passes a request on to the system as it is, logged on. Throws kind `input` for an address that it does not pass. */
  forward?(request: ForwardedRequest): Promise<ForwardedReply>;
  close(): Promise<void>;
}

export interface ForwardedRequest {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** From the host on, with the query. */
  path: string;
  /** Lower-case names, without those that belong to the connection to us. */
  headers: Record<string, string>;
  /** A stream is sent once. */
  body: Uint8Array | Readable | undefined;
  /** Whether the caller has disconnected. */
  hasLeft?: (() => boolean) | undefined;
}

export interface ForwardedReply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  /** As it comes from the system; to be read to its end or destroyed. It breaks off with a KontorError. */
  body: Readable;
  /** The address under which the system knows itself: what its links begin with. */
  baseUrl: string;
}

export interface WebhookReceiver<Settings> {
  /** Verifies the signature over the raw bytes in constant time. A failed check throws kind `auth`. */
  verify(
    raw: Uint8Array,
    headers: Record<string, string | undefined>,
    settings: Settings,
    nowMs: number,
  ): void;
  /** What happened, as our events; none for notices that nobody needs. Throws kind `input` for nonsense. */
  parse(raw: Uint8Array, headers: Record<string, string | undefined>): IncomingEvent[];
}

export interface IncomingEvent {
  /** Two deliveries of the same event carry the same key. */
  dedupeKey: string;
  /** The system's own name of the event: `store/order/created`. */
  topic: string;
  object: ObjectName;
  /** Empty where the event does not say it. */
  id: string;
  /** What it belongs to: the order of a refund. */
  of?: string;
  body: unknown;
}

/** Gives a connector its types. */
export function defineConnector<Settings, Io>(connector: Connector<Settings, Io>): Connector<Settings, Io> {
  return connector;
}
