// Webhooks of a REST system, described as data: what proves their sender, and which changes they contain.
import { createHash } from 'node:crypto';
import { isDefect } from '../../../core/errors.ts';
import { readJson } from '../../../core/read-json.ts';
import type { Sentences } from '../../../core/reasons.ts';
import type { IncomingEvent, WebhookReceiver } from '../../../models/connector.ts';
import { type Fields, fieldsOf } from '../fields.ts';
import { guarded, type Owner } from '../own-code.ts';
import type { Advice } from '../said-error.ts';
import { say } from '../sentences.ts';
import { type Proof, verifySigned } from './signed.ts';

export interface RestReceive<Settings> {
  /** What is present must be right, and one must be present. */
  proofs(settings: Settings): readonly Proof[];
  /** What to check when the signature is wrong: a reason of the connector's own sentences, or a text. */
  next: Advice;
  /** The changes in it; an empty list for notices that nobody needs. Throws what `brokenAnswer` says if it cannot be read. */
  events(body: Fields): Told[];
  /**
   * What of a delivery is signed and the same when it is repeated. `bodyHash` stands for the body. Left out, or undefined: the body alone,
   * so that the same body is the same events.
   */
  id?(headers: Record<string, string | undefined>, bodyHash: string): string | undefined;
}

export type Told = Pick<IncomingEvent, 'topic' | 'object' | 'id' | 'of'>;

export function restReceiver<Settings>(
  title: string,
  described: RestReceive<Settings>,
  also: Sentences = {},
): WebhookReceiver<Settings> {
  // The server logs what is thrown here.
  const owner: Owner = { connector: title, found() {} };
  const { proofs, next, events, id } = guarded(described, 'receive', owner);
  const unreadable = (cause: unknown) => say.error('unreadable-webhook', { title }, { cause });
  return {
    verify(raw, headers, settings, nowMs) {
      verifySigned({ raw, headers, nowMs }, proofs(settings), next, also);
    },
    parse(raw, headers) {
      const body = readJson(raw, 'webhook');
      const bodyHash = createHash('sha256').update(raw).digest('hex');
      const delivery = id?.(headers, bodyHash) ?? bodyHash;
      try {
        return events(fieldsOf(body, 'webhook')).map((told, at) => ({
          ...told,
          dedupeKey: at === 0 ? delivery : `${delivery}/${at}`,
          body,
        }));
      } catch (cause) {
        throw isDefect(cause) ? cause : unreadable(cause);
      }
    },
  };
}
