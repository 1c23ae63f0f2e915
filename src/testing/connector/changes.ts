// How a connector reports changes: it loses none, however a pass ends.
import assert from 'node:assert/strict';
import type { Change, ChangePage } from '../../models/access.ts';
import { fits, walk } from './lists.ts';
import type { Promises, Skip } from './promises.ts';
import { none, sameIds } from './same.ts';
import { spoilFirst } from './spoil.ts';
import { accessesOf, isSaid, type Subject } from './subject.ts';

const tenMinutes = 600_000;
const aYear = 365 * 86_400_000;

const watched = ({ connector, system, open }: Subject, skip: Skip) => {
  const all = accessesOf(open()).flatMap(({ name, access: { changes, list } }) => {
    if (!changes || !list) return [];
    const { add, filters = {} } = system.objects?.[name] ?? {};
    /** `pages`: the pass stops after this many. */
    const pass = async (cursor: unknown, since: Date | undefined, pages = Number.POSITIVE_INFINITY) => {
      const read: ChangePage[] = [];
      for await (const page of changes(cursor, { now: new Date(system.now()), since })) {
        // A cursor is stored as JSON.
        read.push(JSON.parse(JSON.stringify(page), revived));
        if (read.length >= pages) break;
      }
      return { changes: read.flatMap(page => page.changes), cursor: read.at(-1)?.cursor ?? cursor, read };
    };
    return [
      { name, pass, add, ids: async () => (await walk(name, list, filters, [250])).map(({ id }) => id) },
    ];
  });
  if (all.length === 0) skip(`${connector.title} reports no changes`);
  return all;
};

const revived = (name: string, value: unknown) => (name === 'at' ? new Date(value as string) : value);
const idsOf = (changes: readonly Change[]) => [...new Set(changes.map(({ id }) => id))].sort();

export const changePromises: Promises = {
  'without a moment to begin at, a pass tells nothing but where to go on; the next tells what was added since':
    async (subject, skip) => {
      const { system } = subject;
      for (const { name, pass, add } of watched(subject, skip)) {
        const first = await pass(undefined, undefined);
        none(
          `changes ${name} without a moment to begin at: the first pass tells nothing. Look at ${name}.changes.`,
          first.changes,
        );
        assert.notEqual(
          first.cursor,
          undefined,
          `changes ${name}: the first pass says where the next one goes on. Seen: no cursor.`,
        );
        if (!add) continue;
        const added = await add();
        system.pass(tenMinutes);
        const second = await pass(first.cursor, undefined);
        const change = second.changes.find(({ id }) => id === added);
        assert.equal(
          change?.id,
          added,
          `changes ${name}: the next pass tells what objects.${name}.add has added, ${added}. Seen: ${JSON.stringify(idsOf(second.changes))}. Look at ${name}.changes (list, stamp, graceMs), and whether pass() of the system under test lets its time pass.`,
        );
        fits(name, change?.record);
        assert.ok(
          !Number.isNaN(change?.at.getTime()),
          `changes ${name}: a change has an instant. Seen: no date. Look at ${name}.changes.stamp.`,
        );
        // An unchanged record keeps its mark, so a pass does not report it again, however far back it goes.
        const again = (await pass(first.cursor, undefined)).changes.find(({ id }) => id === added);
        assert.equal(
          again?.fingerprint,
          change?.fingerprint,
          `changes ${name}: a record that has not changed keeps its fingerprint. Seen: another one. Look at ${name}.read and ${name}.changes.stamp: nothing in them may depend on the time or on chance.`,
        );
        const third = (await pass(second.cursor, undefined)).changes;
        none(
          `changes ${name}: a change is told once. Look at ${name}.changes.stamp.`,
          third.filter(({ id }) => id === added),
        );
      }
    },

  'a pass from a moment tells all that was changed since, wherever it is broken off and taken up again':
    async (subject, skip) => {
      const { system } = subject;
      system.pass(tenMinutes);
      for (const { name, pass, ids } of watched(subject, skip)) {
        const since = new Date(system.now() - aYear);
        const whole = await pass(undefined, since);
        // A system without time stamps begins now; the test before has seen that the connector reports later changes.
        if (whole.changes.length === 0) continue;
        sameIds(
          `changes ${name} of a year: all records of the list are told. Look at ${name}.changes.list.`,
          idsOf(whole.changes),
          (await ids()).sort(),
        );
        for (let pages = 1; pages <= Math.min(whole.read.length, 4); pages++) {
          const begun = await pass(undefined, since, pages);
          const rest = await pass(begun.cursor, undefined);
          const told = idsOf([...begun.changes, ...rest.changes]);
          sameIds(
            `changes ${name}, broken off after ${pages} pages and taken up again: all of a whole pass are told. Look at ${name}.changes.sorted: true only if the system lists oldest first.`,
            told,
            idsOf(whole.changes),
          );
        }
      }
    },

  'a row that cannot be read is told with a reason, and harms no other': async (subject, skip) => {
    const { front, system, told } = subject;
    system.pass(tenMinutes);
    for (const { name, pass } of watched(subject, skip)) {
      front.reset();
      const since = new Date(system.now() - aYear);
      const whole = (await pass(undefined, since)).changes;
      if (whole.length < 2) continue;
      front.change = spoilFirst;
      const { changes } = await pass(undefined, since);
      const unreadable = changes.filter(({ record }) => record === undefined);
      assert.notEqual(
        unreadable.length,
        0,
        `changes ${name} with a row that cannot be read: the row is told with a reason. Seen: no such row. Look at ${name}.read: it throws for a field of another kind.`,
      );
      for (const { unreadable: reason } of unreadable) isSaid(reason, subject);
      told.push(JSON.stringify(unreadable));
      const readable = new Set(changes.flatMap(({ id, record }) => (record ? [id] : [])));
      const lost = whole.filter(({ id }) => !readable.has(id) && !unreadable.some(one => one.id === id));
      // The row may be so broken that its id is unknown.
      const nameless = unreadable.filter(({ id }) => id === undefined);
      assert.ok(
        lost.length <= nameless.length,
        `changes ${name} with a row that cannot be read: the others are told. Lost: ${idsOf(lost)}.`,
      );
    }
  },
};
