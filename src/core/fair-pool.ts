// Slots that tenants share: whoever hangs or floods leaves room for the others. A slot belongs to one piece of work. The
// pool takes no work and knows no database: it says how much of what waits may begin, and counts what runs.
import { LRUCache } from 'lru-cache';

/** What one party asks for, such as a flow or a destination. */
export interface Lane {
  id: string;
  tenant: string;
}

export interface Waiting extends Lane {
  /** How much of it could begin now. */
  ready: number;
  /** Some of it was asked for by a person, and goes before the rest of its tenant. */
  urgent: boolean;
}

export interface FairPoolOptions {
  /** How much runs at the same time. */
  slots: number;
  /** How much of one lane runs at the same time. */
  perLane: number;
  /**
   * Work that runs for longer than this waits for somebody else: its slot is free again, for others. It goes on counting
   * for its own lane. In milliseconds.
   */
  stallsAfterMs: number;
}

export interface FairPool {
  /**
   * How much of each lane may begin, by lane; lanes that get nothing are left out. The next slot always goes to the tenant
   * that has the fewest, and of several to the one whose turn was longest ago. A tenant gets three quarters of the slots at
   * most, half of them while another has work; the last quarter is kept for those who have less than an equal part.
   */
  share(waiting: readonly Waiting[]): Map<string, number>;
  /** Runs it in a slot. It must not throw. */
  run(lane: Lane, work: () => Promise<void>): void;
  /** Whether `share` could give anything. */
  hasRoom(): boolean;
  /** How much runs, stalled work included. */
  running(): number;
  /** Called when a slot has become free. */
  onRoom(listener: () => void): void;
  /** Resolves when nothing runs any more. */
  settled(): Promise<void>;
}

interface Running {
  lane: Lane;
  stalled: boolean;
}

export function fairPool({ slots, perLane, stallsAfterMs }: FairPoolOptions): FairPool {
  const running = new Map<Promise<void>, Running>();
  let tellRoom = () => {};
  let taken = 0;
  /** When a tenant or lane got a slot last, in slots given. */
  const turns = new LRUCache<string, number>({ max: 10_000 });
  let given = 0;
  const free = () => slots - taken;

  return {
    hasRoom: () => free() > 0,
    running: () => running.size,
    share(waiting) {
      const all = [...running.values()];
      const inLane = countBy(all, one => one.lane.id);
      // What has stalled holds no slot.
      const held = countBy(
        all.filter(one => !one.stalled),
        one => one.lane.tenant,
      );
      const lanes = waiting.map(({ id, tenant, ready, urgent }) => {
        const has = inLane.get(id) ?? 0;
        return { id, tenant, urgent, has, left: Math.min(ready, perLane - has) };
      });
      const tenants = [...Map.groupBy(lanes, one => one.tenant)].map(([id, ofTenant]) => ({
        id,
        has: held.get(id) ?? 0,
        lanes: ofTenant,
      }));
      const active = new Set([...held.keys(), ...lanes.map(one => one.tenant)]).size;
      const most = Math.max(1, Math.floor(active > 1 ? slots / 2 : (slots * 3) / 4));
      // As if one more had work: whoever comes next finds room.
      const equal = Math.max(1, Math.floor(slots / (active + 1)));
      const reserve = Math.floor(slots / 4);

      const shares = new Map<string, number>();
      for (let left = free(); left > 0; left--) {
        const tenant = first(tenants, ({ id, has, lanes: its }) => {
          const mayHaveMore = has < equal || (has < most && left > reserve);
          return mayHaveMore && its.some(one => one.left > 0) && [has, turns.get(id) ?? 0];
        });
        if (!tenant) break;
        // What a person asked for goes before everything else of the tenant.
        const lane = first(
          tenant.lanes,
          ({ id, has, urgent, left: more }) => more > 0 && [urgent ? 0 : 1, has, turns.get(id) ?? 0],
        ) as (typeof tenant.lanes)[number];
        tenant.has++;
        lane.has++;
        lane.left--;
        given++;
        turns.set(tenant.id, given);
        turns.set(lane.id, given);
        shares.set(lane.id, (shares.get(lane.id) ?? 0) + 1);
      }
      return shares;
    },
    run(lane, work) {
      const one: Running = { lane, stalled: false };
      taken++;
      const giveBack = () => {
        if (one.stalled) return;
        one.stalled = true;
        taken--;
        tellRoom();
      };
      const stalls = setTimeout(giveBack, stallsAfterMs).unref();
      const ending = work().finally(() => {
        clearTimeout(stalls);
        running.delete(ending);
        giveBack();
      });
      running.set(ending, one);
    },
    onRoom(listener) {
      tellRoom = listener;
    },
    async settled() {
      await Promise.all(running.keys());
    },
  };
}

function countBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  return counts;
}

/** The one with the smallest rank, compared number by number; false: it has none. */
function first<T>(all: readonly T[], rankOf: (one: T) => readonly number[] | false): T | undefined {
  let best: { one: T; rank: readonly number[] } | undefined;
  for (const one of all) {
    const rank = rankOf(one);
    if (rank && (!best || isBefore(rank, best.rank))) best = { one, rank };
  }
  return best?.one;
}

function isBefore(rank: readonly number[], other: readonly number[]): boolean {
  const at = rank.findIndex((number, i) => number !== other[i]);
  return at >= 0 && (rank[at] as number) < (other[at] as number);
}
