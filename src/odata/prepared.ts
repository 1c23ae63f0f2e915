// A request to a service that is made but not yet sent: sent alone, or with others in a batch.
import type { HttpReply } from '../http/send.ts';
import type { ServiceMessage } from './message.ts';

export interface Prepared<Result> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** From the root of the service on, without a slash before it. */
  path: string;
  headers: Record<string, string>;
  body?: string;
  /** Anything but a read: needs a CSRF session, goes into a changeset, is uncertain when its answer is lost. */
  write: boolean;
  /** Throws what a refusal means. */
  read(reply: HttpReply): Result;
}

export interface Written<Entity> {
  /** As the system answers it, defaults and numbers filled in. */
  entity: Entity;
  /** Messages that came with success. */
  warnings: ServiceMessage[];
  /** What the server said to a repeatable creation: `accepted`, `unsupported`; undefined when it said nothing. */
  repeatability?: string;
}

export interface Changed {
  /** For the next change of the same record; undefined when the service did not say. */
  etag: string | undefined;
  warnings: ServiceMessage[];
}
