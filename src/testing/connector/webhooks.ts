// Webhooks: the connector accepts them from its system, and from nobody else.
import assert from 'node:assert/strict';
import { KontorError } from '../../core/errors.ts';
import type { Promises } from './promises.ts';
import { same } from './same.ts';
import { isSentence } from './subject.ts';

const anHour = 3_600_000;

export const webhookPromises: Promises = {
  'a webhook is taken from the system, and from nobody else': async ({ connector, system }, skip) => {
    const { webhooks: receiver } = connector;
    const { webhook } = system;
    if (!receiver) return skip(`${connector.title} sends no webhooks`);
    if (!webhook)
      return assert.fail(
        `${connector.title} receives webhooks: give the system under test a webhook ({ raw, tells, sign }).`,
      );
    const { raw, sign, tells } = webhook;
    const settings = connector.settings.parse(system.settings(system.url));
    const nowMs = system.now();
    const headers = sign(raw, { nowMs });
    receiver.verify(raw, headers, settings, nowMs);
    const told = receiver.parse(raw, headers);
    same(
      'A webhook tells of the record that webhook.tells names. Look at receive.events.',
      told.map(({ object, id }) => ({ object, id })),
      [tells],
    );
    for (const { dedupeKey } of told)
      assert.match(dedupeKey, /./, 'Each event of a webhook has a key. Look at receive.id.');
    same(
      'The same webhook, delivered twice, is the same events. Look at receive.events and receive.id.',
      receiver.parse(raw, headers),
      told,
    );

    const refuse = (bytes: Buffer, given: Record<string, string>, at = nowMs) => {
      try {
        receiver.verify(bytes, given, settings, at);
      } catch (error) {
        if (!(error instanceof KontorError)) throw error;
        assert.equal(
          error.kind,
          'auth',
          `A webhook that the system has not signed is refused with an error of kind auth. Seen: ${error.kind} (${error.message}).`,
        );
        return isSentence(error.message);
      }
      return assert.fail(
        `A webhook that the system has not signed (another body, secret or time) is refused. Taken: ${bytes.toString().slice(0, 100)} with the headers ${JSON.stringify(given)}. Look at receive.proofs.`,
      );
    };
    for (let at = 0; at < raw.length; at += 7) {
      const changed = Buffer.from(raw);
      changed[at] = (changed[at] as number) ^ 1;
      refuse(changed, headers);
    }
    refuse(raw, {});
    refuse(raw, sign(raw, { nowMs, secret: 'another-secret-0123456789' }));
    // Some systems do not sign the time.
    const isTimed = JSON.stringify(sign(raw, { nowMs: nowMs + anHour })) !== JSON.stringify(headers);
    for (const at of isTimed ? [nowMs + anHour, nowMs - anHour] : []) refuse(raw, headers, at);
    for (const bytes of [Buffer.from('{'), Buffer.from('[1]'), Buffer.from('null'), Buffer.alloc(0)])
      assert.throws(
        () => receiver.parse(bytes, sign(bytes, { nowMs })),
        KontorError,
        `A signed webhook with the body "${bytes}" is refused with a KontorError. Look at receive.events: it reads with the functions of the body (body.word, body.id, …).`,
      );
  },
};
