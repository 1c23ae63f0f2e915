// Webhooks: taken from the system, and from nobody else.
import { expect, test } from 'vitest';
import { KontorError } from '../../src/core/errors.ts';
import { isSentence, type Subject } from './subject.ts';

const anHour = 3_600_000;

export function testWebhooks(subject: () => Subject): void {
  test('a webhook is taken from the system, and from nobody else', context => {
    const { connector, system } = subject();
    const { webhooks: receiver } = connector;
    const { webhook } = system;
    if (!receiver) return context.skip(`${connector.title} sends no webhooks`);
    if (!webhook) return expect.fail('the connector receives webhooks, and the suite was given none');
    const { raw, sign, tells } = webhook;
    const settings = connector.settings.parse(system.settings(system.url));
    const nowMs = system.now();
    const headers = sign(raw, { nowMs });
    receiver.verify(raw, headers, settings, nowMs);
    expect(receiver.parse(raw, headers)).toMatchObject([{ ...tells, dedupeKey: expect.stringMatching(/./) }]);
    const keys = () => receiver.parse(raw, headers).map(({ dedupeKey }) => dedupeKey);
    expect(keys()).toEqual(keys());

    const refuse = (bytes: Buffer, given: Record<string, string>, at = nowMs) => {
      try {
        receiver.verify(bytes, given, settings, at);
      } catch (error) {
        expect(error).toBeInstanceOf(KontorError);
        expect((error as KontorError).kind).toBe('auth');
        return isSentence((error as KontorError).message);
      }
      return expect.fail(`taken: ${bytes.toString().slice(0, 100)} with ${JSON.stringify(given)}`);
    };
    for (let at = 0; at < raw.length; at += 7) {
      const changed = Buffer.from(raw);
      changed[at] = (changed[at] as number) ^ 1;
      refuse(changed, headers);
    }
    refuse(raw, {});
    refuse(raw, sign(raw, { nowMs, secret: 'another-secret-0123456789' }));
    // Some systems sign no time.
    const isTimed = JSON.stringify(sign(raw, { nowMs: nowMs + anHour })) !== JSON.stringify(headers);
    for (const at of isTimed ? [nowMs + anHour, nowMs - anHour] : []) refuse(raw, headers, at);
    for (const bytes of [Buffer.from('{'), Buffer.from('[1]'), Buffer.from('null'), Buffer.alloc(0)])
      expect(() => receiver.parse(bytes, sign(bytes, { nowMs }))).toThrow(KontorError);
  });
}
