// Posts a message to an address that a caller has named: a public one, unless the person who runs Kontor has allowed others.
import type { Clock } from '../core/clock.ts';
import type { Redactor } from '../core/redacted.ts';
import { askedToWaitMs } from './asked-to-wait.ts';
import { cleanErrors } from './clean-errors.ts';
import { type AllowedPrivate, hostRules } from './host-rules.ts';
import { redactor } from './redact.ts';
import { httpAgent, undiciSend } from './send.ts';
import { say } from './sentences.ts';

export interface MessagePoster {
  /** Throws `input/bad-destination` for an address that is never posted to. */
  checkAddress(url: string): void;
  /** Answers whatever status came; redirects are not followed. Throws kind `unavailable` or `uncertain` when none came. */
  post(
    url: string,
    headers: Record<string, string>,
    body: string,
  ): Promise<{ status: number; waitMs: number | undefined }>;
  /** Knows the signatures that were sent. */
  redact: Redactor;
  close(): Promise<void>;
}

const timeoutMs = 15_000;

export function messagePoster(allowed: AllowedPrivate, clock: Clock): MessagePoster {
  const redact = redactor([]);
  const agent = httpAgent({ connections: 4, hosts: hostRules([], allowed) });
  return {
    redact,
    checkAddress(url) {
      const { protocol, host, hostname, username, password } = new URL(url);
      const isAllowed = allowed.some(one => one === '*' || one === hostname);
      if (protocol !== 'https:' && !(protocol === 'http:' && isAllowed)) throw badAddress(host, 'not-https');
      if (username || password) throw badAddress(host, 'has-password');
      try {
        hostRules([url], allowed).check(url);
      } catch (cause) {
        throw badAddress(host, 'is-private', cause);
      }
    },
    async post(url, headers, body) {
      const hosts = hostRules([url], allowed);
      // What it says besides the status is not looked at.
      const send = cleanErrors(
        undiciSend(agent, { timeoutMs, maxBodyBytes: 4_096, beyond: 'cut', hosts }),
        redact,
      );
      const reply = await send({ method: 'POST', url, headers, body });
      return { status: reply.status, waitMs: askedToWaitMs(reply, clock.now()) };
    },
    close: () => agent.destroy(),
  };
}

function badAddress(host: string, why: 'not-https' | 'has-password' | 'is-private', cause?: unknown) {
  const advice = say.reason(why === 'is-private' ? 'ask-to-allow' : 'give-public');
  return say.error('bad-destination', { host, why: say.reason(why), advice }, { cause });
}
