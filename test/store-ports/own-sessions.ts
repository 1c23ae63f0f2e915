// What browser sessions and sign-in links promise.
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { type Place, wins } from './place.ts';
import type { OwnPromises } from './port.ts';
import { draftOfBrowser, inAnHour } from './settings-ports.ts';

export const browserSessions: OwnPromises = {
  'of those who want to renew one at the same moment one does, and the next when it is done or was too slow':
    async ({ first, tenTimes, owner }) => {
      const tokens = { refreshToken: 'r', idToken: 'i' };
      const draft = { ...draftOfBrowser(await owner(), randomUUID()), tokens, renewAt: new Date() };
      const { id } = await first.browserSessions.create(draft);
      const now = new Date();
      const claim = (at: Date) => (store: Place['first']) =>
        store.browserSessions.claimRenewal(id, at, new Date(at.getTime() + 1_000));
      expect(wins(await tenTimes(claim(now)))).toBe(1);
      await first.browserSessions.endRenewal(id, undefined);
      expect(wins(await tenTimes(claim(now)))).toBe(1);
      expect(wins(await tenTimes(claim(new Date(now.getTime() + 1_000))))).toBe(1);
      await first.browserSessions.end('every-tenant', id, { at: now, of: undefined });
      expect(wins(await tenTimes(claim(new Date(now.getTime() + 9_000))))).toBe(0);
    },
};

export const signInLinks: OwnPromises = {
  'of ten who use one at the same moment one does, and nobody one that has expired': async ({
    first,
    tenTimes,
    owner,
  }) => {
    const { scope } = await owner();
    const make = async (expiresAt: Date) => {
      const hash = randomUUID();
      const of = { tenantId: scope.tenant, callerId: 'key_1', callerName: 'a person', operatorMark: null };
      await first.signInLinks.create({ ...of, may: ['read'], hash, at: new Date(), expiresAt });
      return (store: Place['first']) => store.signInLinks.use(hash, new Date());
    };
    expect(wins(await tenTimes(await make(inAnHour())))).toBe(1);
    expect(wins(await tenTimes(await make(new Date(Date.now() - 1))))).toBe(0);
  },
};
