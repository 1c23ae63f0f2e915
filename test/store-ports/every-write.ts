// What every port promises of what is written: with its entry or not at all, any text, no secret that can be read, and no longer
// than its tenant wants.
import { expect } from 'vitest';
import { storable } from '../../src/core/storable.ts';
import { databaseText } from '../database-text.ts';
import { rowsOf } from './every-port.ts';
import { actor, keepAll, type Owner, type Place } from './place.ts';
import type { CommonPromises, Port } from './port.ts';

const dayMs = 86_400_000;
/** Halves of surrogate pairs at both ends, so that two of them side by side make a pair. */
const nasty = '\ude00 a\0b "\\u0000" \ud83d';

/** Everything of a tenant that a write could leave behind. */
async function traces(port: Port, { first }: Place, owner: Owner) {
  const { list } = port;
  const all = { limit: 1_000 };
  return {
    rows: list && (await rowsOf({ ...port, list }, first, owner)),
    entries: await first.audit.list(owner.scope, all),
    messages: await first.messages.list(owner.scope, all),
  };
}

async function isInDatabase({ client }: Place, text: string): Promise<boolean> {
  let isThere = false;
  for await (const row of databaseText(client)) isThere ||= row.includes(text);
  return isThere;
}

export const everyWrite: CommonPromises = {
  'a write that fails, or whose entry cannot be written, leaves nothing, and no entry': port => {
    const { addAudited } = port;
    if (!addAudited) return undefined;
    return async place => {
      const mine = await place.owner();
      const before = await traces(port, place, mine);
      const entry = { tenant: mine.scope.tenant, action: 'test.made', subject: 'lost' };
      const failing = place.first.writeAudited(actor, async tables => {
        await addAudited(tables, mine, 'lost');
        throw new RangeError('broken off');
      });
      await expect(failing).rejects.toThrow('broken off');
      const unsaid = place.first.writeAudited(actor, async tables => ({
        answer: await addAudited(tables, mine, 'lost'),
        entry: { ...entry, after: 1n },
      }));
      await expect(unsaid).rejects.toThrow(TypeError);
      expect(await traces(port, place, mine)).toEqual(before);
    };
  },

  'a write that succeeds has one entry': port => {
    const { addAudited, list } = port;
    if (!addAudited || !list) return undefined;
    return async place => {
      const mine = await place.owner();
      const before = await traces(port, place, mine);
      const id = await place.first.writeAudited(actor, async tables => {
        const answer = await addAudited(tables, mine, 'made');
        const entry = { tenant: mine.scope.tenant, action: 'test.made', subject: answer };
        return { answer, entry };
      });
      const { rows, entries } = await traces(port, place, mine);
      expect(entries).toHaveLength(before.entries.length + 1);
      expect(entries[0]).toMatchObject({ actor, action: 'test.made', subject: id });
      expect(rows).toHaveLength((before.rows?.length ?? 0) + 1);
    };
  },

  'what is written in a transaction is there when it ends, and not when it fails': port => {
    const { addWithin } = port;
    if (!addWithin) return undefined;
    return async place => {
      const mine = await place.owner();
      const { first, second } = place;
      const before = await traces(port, place, mine);
      const failing = first.transaction(async tx => {
        await addWithin(tx, first, mine, 'lost');
        throw new RangeError('broken off');
      });
      await expect(failing).rejects.toThrow('broken off');
      expect(await traces(port, place, mine)).toEqual(before);
      await first.transaction(async tx => {
        await addWithin(tx, first, mine, 'made');
        expect(await traces(port, { ...place, first: second }, mine)).toEqual(before);
      });
      expect((await traces(port, place, mine)).rows).toHaveLength((before.rows?.length ?? 0) + 1);
    };
  },

  'a text that PostgreSQL does not take is stored with its characters replaced': ({ texts }) =>
    texts &&
    (async ({ first, owner }) => {
      const found = await texts(first, await owner(), nasty);
      const expected = Object.fromEntries(Object.keys(found).map(field => [field, storable(nasty)]));
      expect(found).toEqual(expected);
    }),

  'a secret is read again, and is not readable in what is stored': ({ secret }) =>
    secret &&
    (async place => {
      const mine = await place.owner();
      const [plain, odd] = [`secret-${mine.scope.tenant}`, `${nasty}-secret`];
      const read = await secret(place.first, mine, plain);
      expect(await isInDatabase(place, plain)).toBe(false);
      expect(await isInDatabase(place, 'not a secret')).toBe(true);
      expect(await read()).toBe(plain);
      // Exactly as it was given: it is no text to the database.
      expect(await (await secret(place.second, await place.owner(), odd))()).toBe(odd);
    }),

  'what is older than its tenant wants is deleted, nothing younger, and nothing of others': ({ kept }) =>
    kept &&
    (async place => {
      const { kind, addAt, isThere } = kept;
      const [mine, other, keeping] = [
        await place.owner({ keepDays: { ...keepAll, [kind]: 10 } }),
        await place.owner({ keepDays: { ...keepAll, [kind]: 100 } }),
        await place.owner(),
      ];
      const now = Date.now();
      const aged = async (owner: Owner, name: string, days: number) => ({
        owner,
        id: await addAt(place, owner, name, new Date(now - days * dayMs)),
      });
      const rows = [
        await aged(mine, 'old', 11),
        await aged(mine, 'young', 9),
        await aged(other, 'old', 11),
        await aged(keeping, 'old', 1_000),
      ];
      const there = () => Promise.all(rows.map(({ owner, id }) => isThere(place.first, owner, id)));
      expect(await there()).toEqual([true, true, true, true]);
      await place.second.deleteExpired(now);
      expect(await there()).toEqual([false, true, true, true]);
    }),
};
