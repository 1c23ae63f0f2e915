// Slots that tenants share: a tenant whose work hangs or floods leaves room for the others. A slot belongs to one piece of work. The
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
  /** How many slots a tenant has at most while another has work. */
  mostWhenShared: number;
  /** How much of one lane runs at the same time. */
  perLane: number;
  /**
   * Work that runs for longer than this waits for somebody else: its slot is free again, for others. It goes on counting
   * for its own lane. In milliseconds.
   */
  stallsAfterMs: number;
}

export function fairPool({ slots, mostWhenShared, perLane, stallsAfterMs }: FairPoolOptions) {
  let running = 0;
  let taken = 0;
  /** All that runs, stalled work included. */
  const inLane = new Map<string, number>();
  /** Slots; what has stalled holds none. */
  const ofTenant = new Map<string, number>();
  let tellRoom = () => {};
  let tellEmpty = () => {};
  /** When a tenant or lane got a slot last, in slots given. */
  const turns = new LRUCache<string, number>({ max: 10_000 });
  let given = 0;
  const reserve = Math.floor(slots / 4);

  /** Whether a tenant that has so many slots may have one of so many that are left, when so many tenants have work. */
  const mayHaveMore = (has: number, left: number, active: number): boolean => {
    if (left <= 0) return false;
    // As if one more had work: the next tenant finds room.
    const equal = Math.max(1, Math.floor(slots / (active + 1)));
    if (has < (active > 1 ? Math.min(equal, mostWhenShared) : equal)) return true;
    const most = active > 1 ? mostWhenShared : Math.max(1, Math.floor((slots * 3) / 4));
    return has < most && left > reserve;
  };
  const hold = ({ id, tenant }: Lane): (() => void) => {
    let stalled = false;
    let over = false;
    running++;
    taken++;
    add(inLane, id, 1);
    add(ofTenant, tenant, 1);
    const giveBack = () => {
      stalled = true;
      taken--;
      add(ofTenant, tenant, -1);
      tellRoom();
    };
    const stalls = setTimeout(giveBack, stallsAfterMs).unref();
    return () => {
      if (over) return;
      over = true;
      clearTimeout(stalls);
      running--;
      add(inLane, id, -1);
      // Its lane may have been full.
      if (stalled) tellRoom();
      else giveBack();
      if (running === 0) tellEmpty();
    };
  };

  return {
    /** Whether `share` could give anything. */
    hasRoom: () => taken < slots,
    /** How much runs, stalled work included. */
    running: () => running,
    /**
     * How much of each lane may begin, by lane; lanes that get nothing are left out. The next slot always goes to the tenant
     * that has the fewest, and of several to the one whose turn was longest ago. A tenant gets three quarters of the slots at
     * most, and `mostWhenShared` while another has work; the last quarter is kept for those who have less than an equal part.
     */
    share(waiting: readonly Waiting[]): Map<string, number> {
      const lanes = waiting.map(({ id, tenant, ready, urgent }) => {
        const has = inLane.get(id) ?? 0;
        return { id, tenant, urgent, has, left: Math.min(ready, perLane - has) };
      });
      const tenants = [...Map.groupBy(lanes, one => one.tenant)].map(([id, its]) => ({
        id,
        has: ofTenant.get(id) ?? 0,
        lanes: its,
      }));
      const active = new Set([...ofTenant.keys(), ...lanes.map(one => one.tenant)]).size;
      const shares = new Map<string, number>();
      for (let left = slots - taken; left > 0; left--) {
        const tenant = first(
          tenants,
          ({ id, has, lanes: its }) =>
            mayHaveMore(has, left, active) && its.some(one => one.left > 0) && [has, turns.get(id) ?? 0],
        );
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
    /** For work that nobody has queued: a slot now, by the same rules, and how to give it back; undefined: there is none for this lane. */
    enter(lane: Lane): (() => void) | undefined {
      const has = ofTenant.get(lane.tenant) ?? 0;
      const active = ofTenant.size + (has === 0 ? 1 : 0);
      const mayEnter = (inLane.get(lane.id) ?? 0) < perLane && mayHaveMore(has, slots - taken, active);
      return mayEnter ? hold(lane) : undefined;
    },
    /** Runs it in a slot. It must not throw. */
    run(lane: Lane, work: () => Promise<void>): void {
      void work().finally(hold(lane));
    },
    /** Called when a slot has become free. */
    onRoom(listener: () => void): void {
      tellRoom = listener;
    },
    /** Resolves when nothing runs any more. */
    settled: () =>
      new Promise<void>(done => {
        if (running === 0) return done();
        tellEmpty = done;
      }),
  };
}

function add(counts: Map<string, number>, key: string, change: number): void {
  const now = (counts.get(key) ?? 0) + change;
  if (now === 0) counts.delete(key);
  else counts.set(key, now);
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
