// What the OData protocol needs of the client that sends for it: a logon, a session for writes, and what refusals mean in the
// system's own words. `s4/client.ts` is one.
import type { KontorError } from '../core/errors.ts';
import type { HttpReply, HttpRequest } from '../http/send.ts';
import type { KeptModel } from './metadata/kept-model.ts';

export interface ODataRequest {
  method: HttpRequest['method'];
  /** Path from the host on, or an absolute URL of the same system (paging links). */
  path: string;
  headers?: Record<string, string>;
  body?: HttpRequest['body'];
  timeoutMs?: number;
}

/** How the system says no. */
export interface Refusals {
  /**
   * What a refused answer means. `write`: the request may have changed something, so a broken or failed answer is
   * `uncertain`.
   */
  errorOf(reply: HttpReply, how: { write: boolean }): KontorError;
  /** The answer is not what an OData service sends. */
  notOData(reply: HttpReply, write: boolean): KontorError;
  /** A 404 that the service itself answers: it has no such record. Any other means that there is no such service. */
  isNoRecord(reply: HttpReply): boolean;
  /** An error that hides in the result of an operation that was answered with success; undefined: there is none. */
  hiddenIn(operation: string, result: unknown): KontorError | undefined;
}

export interface ODataClient {
  /** What people call the system, for sentences: `S/4HANA`. */
  system: string;
  /** Logged on. */
  request(request: ODataRequest): Promise<HttpReply>;
  /** A modifying request, with whatever session the system wants for it; `service` is the service's root path. */
  write(service: string, request: ODataRequest): Promise<HttpReply>;
  refusals: Refusals;
  /** The metadata of this system's services, by the path of their root. */
  models: Map<string, Promise<KeptModel>>;
  /** Monotonic milliseconds. */
  elapsed(): number;
}
