// What a connector tells of changes: nothing is lost, however a pass ends.
import { expect, test } from 'vitest';
import type { Change, ChangePage } from '../../src/models/access.ts';
import { fits, walk } from './lists.ts';
import { spoilFirst } from './spoil.ts';
import { accessesOf, isSentence, type Subject } from './subject.ts';

const tenMinutes = 600_000;
const aYear = 365 * 86_400_000;

export function testChanges(subject: () => Subject): void {
  const watched = () => {
    const { system, open } = subject();
    return accessesOf(open()).flatMap(({ name, access: { changes, list } }) => {
      if (!changes || !list) return [];
      const { add, filters = {} } = system.objects?.[name] ?? {};
      /** `pages`: the pass is broken off after so many. */
      const pass = async (cursor: unknown, since: Date | undefined, pages = Number.POSITIVE_INFINITY) => {
        const read: ChangePage[] = [];
        for await (const page of changes(cursor, { now: new Date(system.now()), since })) {
          // A cursor is stored as JSON.
          read.push(JSON.parse(JSON.stringify(page), revived));
          if (read.length >= pages) break;
        }
        return { changes: read.flatMap(page => page.changes), cursor: read.at(-1)?.cursor ?? cursor, read };
      };
      return [{ name, pass, add, ids: async () => (await walk(list, filters, [250])).map(({ id }) => id) }];
    });
  };
  const revived = (name: string, value: unknown) => (name === 'at' ? new Date(value as string) : value);
  const idsOf = (changes: readonly Change[]) => [...new Set(changes.map(({ id }) => id))].sort();

  test('without a moment to begin at, a pass tells nothing but where to go on; the next tells what was added since', async () => {
    const { system } = subject();
    for (const { name, pass, add } of watched()) {
      const first = await pass(undefined, undefined);
      expect([name, first.changes, first.cursor === undefined]).toEqual([name, [], false]);
      if (!add) continue;
      const added = await add();
      system.pass(tenMinutes);
      const second = await pass(first.cursor, undefined);
      const change = second.changes.find(({ id }) => id === added);
      expect([name, change?.id]).toEqual([name, added]);
      fits(name, change?.record);
      expect([name, Number.isNaN(change?.at.getTime())]).toEqual([name, false]);
      // The same record has the same mark. However far a pass goes back, it does not tell it again.
      const again = (await pass(first.cursor, undefined)).changes.find(({ id }) => id === added);
      expect([name, again?.fingerprint]).toEqual([name, change?.fingerprint]);
      const third = (await pass(second.cursor, undefined)).changes;
      expect([name, third.filter(({ id }) => id === added)]).toEqual([name, []]);
    }
  });

  test('a pass from a moment tells all that was changed since, wherever it is broken off and taken up again', async () => {
    const { system } = subject();
    system.pass(tenMinutes);
    for (const { name, pass, ids } of watched()) {
      const since = new Date(system.now() - aYear);
      const whole = await pass(undefined, since);
      // A system without a stamp begins now; the test before has seen that it tells what comes.
      if (whole.changes.length === 0) continue;
      expect([name, idsOf(whole.changes)]).toEqual([name, (await ids()).sort()]);
      for (let pages = 1; pages <= Math.min(whole.read.length, 4); pages++) {
        const begun = await pass(undefined, since, pages);
        const rest = await pass(begun.cursor, undefined);
        const told = idsOf([...begun.changes, ...rest.changes]);
        expect([name, pages, told]).toEqual([name, pages, idsOf(whole.changes)]);
      }
    }
  });

  test('a row that cannot be read is told with a reason, and harms no other', async () => {
    const { front, system, told } = subject();
    system.pass(tenMinutes);
    for (const { name, pass } of watched()) {
      front.reset();
      const since = new Date(system.now() - aYear);
      const whole = (await pass(undefined, since)).changes;
      if (whole.length < 2) continue;
      front.change = spoilFirst;
      const { changes } = await pass(undefined, since);
      const unreadable = changes.filter(({ record }) => record === undefined);
      expect([name, unreadable.length > 0]).toEqual([name, true]);
      for (const { unreadable: reason } of unreadable) isSentence(reason ?? '');
      told.push(JSON.stringify(unreadable));
      const readable = new Set(changes.flatMap(({ id, record }) => (record ? [id] : [])));
      const lost = whole.filter(({ id }) => !readable.has(id) && !unreadable.some(one => one.id === id));
      // It may be so broken that it does not say which one it is.
      expect([name, lost.length <= unreadable.filter(({ id }) => id === undefined).length]).toEqual([
        name,
        true,
      ]);
    }
  });
}
