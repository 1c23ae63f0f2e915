// Tokens that end, are refused, or cannot be had.
import { describe, expect, test } from 'vitest';
import { KontorError } from '../core/errors.ts';
import type { Token } from './request-token.ts';
import { cachedToken } from './token-cache.ts';

describe('a token', () => {
  function tokens(answers: (Token | KontorError)[]) {
    let now = 0;
    let ahead = 0;
    let asked = 0;
    const logon = cachedToken(
      async () => {
        const answer = answers[Math.min(asked++, answers.length - 1)];
        if (answer instanceof KontorError) throw answer;
        return answer as Token;
      },
      { now: () => now + ahead, elapsed: () => now },
    );
    return {
      logon,
      asked: () => asked,
      pass: (ms: number) => {
        now += ms;
      },
      stepWall: (ms: number) => {
        ahead += ms;
      },
      header: async () => (await logon.headers()).authorization,
    };
  }
  const hour = (value: string): Token => ({ value, expiresInMs: 3_600_000 });
  const down = new KontorError('unavailable', 'token-endpoint-down', 'down');
  const refused = new KontorError('auth', 'token-refused', 'refused');

  test('is renewed while the old one still serves, and nobody waits', async () => {
    const held = tokens([hour('a'), down, hour('b')]);
    await held.header();
    held.pass(50 * 60_000);
    expect(await held.header()).toBe('Bearer a'); // and asks for the next, which fails
    held.pass(60_000);
    expect(await held.header()).toBe('Bearer a'); // asks again
    held.pass(1);
    expect(await held.header()).toBe('Bearer b');
    expect(held.asked()).toBe(3);
  });

  test('that was refused is not asked for again at once, and longer every time', async () => {
    const held = tokens([refused]);
    const tries = async (times: number) => {
      for (let i = 0; i < times; i++) await held.header().catch(() => {});
    };
    await tries(50);
    expect(held.asked()).toBe(1);
    held.pass(31_000);
    await tries(50);
    expect(held.asked()).toBe(2);
    held.pass(31_000);
    await tries(50);
    expect(held.asked()).toBe(2);
    await expect(held.logon.headers()).rejects.toMatchObject({ code: 'token-refused', retryAfterMs: 29_000 });
  });

  test('is not fetched anew for every request when each new one is refused at once', async () => {
    const held = tokens(Array.from({ length: 100 }, (_, i) => hour(String(i))));
    for (let i = 0; i < 200; i++) {
      held.logon.refused(await held.logon.headers());
      held.pass(10);
    }
    expect(held.asked()).toBeLessThan(8);
    held.pass(10_000);
    held.logon.refused(await held.logon.headers());
    await held.header();
    expect(held.asked()).toBeLessThan(9);
  });

  test('is not used for longer, and a failure not rested from for longer, because the wall clock was set back', async () => {
    const held = tokens([down, hour('a'), hour('b')]);
    await held.header().catch(() => {});
    held.stepWall(-3_600_000);
    held.pass(1_001);
    expect(await held.header()).toBe('Bearer a');
    held.stepWall(-3_600_000);
    held.pass(3_600_000);
    expect(await held.header()).toBe('Bearer b');
  });

  test('stays when an answer to an older one comes late', async () => {
    const held = tokens([hour('a'), hour('b')]);
    const old = await held.logon.headers();
    held.logon.refused(old);
    expect(await held.header()).toBe('Bearer b');
    held.logon.refused(old);
    expect(await held.header()).toBe('Bearer b');
    expect(held.asked()).toBe(2);
  });
});
