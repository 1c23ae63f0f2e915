// Destinations: where Kontor sends messages, the outcomes of their deliveries, and replaying them.
import { randomBytes } from 'node:crypto';
import { type Caller, everyTenant, tenantForNew } from '../core/caller.ts';
import type { Clock } from '../core/clock.ts';
import { type IfMatch, refuseOutdated, tagOf } from '../core/if-match.ts';
import { noSuch } from '../core/no-such.ts';
import { fromCaller } from '../core/redacted.ts';
import type { Connected } from '../models/connector.ts';
import type { ObjectName } from '../models/objects/all.ts';
import type { Delivery } from '../store/deliveries.ts';
import type { Destination, Watched } from '../store/destinations.ts';
import type { AuditedTables, Store } from '../store/open-store.ts';
import type { Page } from '../store/page.ts';
import { entriesOf } from './audit-entry.ts';
import { say } from './sentences.ts';

export interface DestinationDraft {
  url: string;
  types: string[] | null;
  watch: Watched[];
}

export type DestinationAdmin = ReturnType<typeof destinationAdmin>;

const formerGoodMs = 86_400_000;
const newSecret = () => `whsec_${randomBytes(24).toString('base64')}`;

export function destinationAdmin(parts: {
  store: Store;
  clock: Clock;
  checkAddress(url: string): void;
  open(caller: Caller, connectionId: string): Promise<Connected>;
}) {
  const { store, clock } = parts;
  const get = async (caller: Caller, id: string) => {
    const found = await store.destinations.get(caller.sees, id);
    if (!found) throw noSuch('destination', id);
    return found;
  };
  /** Throws `conflict/outdated`. */
  const lock = async (tables: AuditedTables, id: string, ifMatch: IfMatch) => {
    const standing = await tables.destinations.lock(id);
    if (!standing) throw noSuch('destination', id);
    refuseOutdated(`destination ${id}`, tagOfDestination(standing), ifMatch);
    return standing;
  };
  /** What is watched already goes on as it is. */
  const begun = ({ connection, object }: Watched, before: readonly Watched[]): Watched =>
    before.find(one => one.connection === connection && one.object === object) ?? {
      connection,
      object,
      // Systems stamp changes with whole seconds.
      since: new Date(Math.floor(clock.now() / 1_000) * 1_000).toISOString(),
    };
  /** Throws `input/not-watchable`, `input/nothing-watchable`, `missing/no-connection`. */
  const checkWatch = async (caller: Caller, tenant: string, watch: readonly Watched[]) => {
    for (const { connection, object } of watch) {
      const own = await store.connections.get(caller.sees, connection);
      if (own?.tenantId !== tenant) throw noSuch('connection', connection);
      const { objects } = await parts.open(caller, connection);
      if (objects?.[object as ObjectName]?.changes) continue;
      const watchable = Object.entries(objects ?? {}).flatMap(([name, can]) => (can.changes ? [name] : []));
      const named = { object, connection: own.name };
      throw watchable.length > 0
        ? say.error('not-watchable', { ...named, objects: watchable.join(', ') })
        : say.error('nothing-watchable', named);
    }
  };

  return {
    /** Throws `missing/no-destination`, as all that follow. */
    get,
    list: (caller: Caller, page: Page) => store.destinations.list(caller.sees, page),
    /** `secret` is shown once. Throws `input/bad-destination`, `input/not-watchable`, `missing/no-connection`. */
    async create(
      caller: Caller,
      draft: DestinationDraft,
    ): Promise<{ destination: Destination; secret: string }> {
      const tenantId = tenantForNew(caller);
      if (!(await store.tenants.get(everyTenant, tenantId))) throw noSuch('tenant', tenantId);
      parts.checkAddress(draft.url);
      await checkWatch(caller, tenantId, draft.watch);
      const secret = newSecret();
      const destination = await store.writeAudited(caller, async tables => {
        const watch = draft.watch.map(one => begun(one, []));
        const answer = await tables.destinations.create({ ...draft, watch, tenantId }, secret);
        return { answer, entry: entryOf('created', answer, undefined, shown(answer)) };
      });
      return { destination, secret };
    },
    /** Throws as `create` does, and `conflict/outdated`. */
    async update(
      caller: Caller,
      id: string,
      {
        url,
        types,
        watch,
        status,
      }: { [Field in keyof DestinationDraft]?: DestinationDraft[Field] | undefined } & {
        status?: Destination['status'] | undefined;
      },
      ifMatch?: IfMatch,
    ): Promise<Destination> {
      const { tenantId } = await get(caller, id);
      if (url !== undefined) parts.checkAddress(url);
      if (watch !== undefined) await checkWatch(caller, tenantId, watch);
      const updated = await store.writeAudited(caller, async tables => {
        const before = await lock(tables, id, ifMatch);
        const answer = await tables.destinations.update(id, {
          ...(url === undefined ? {} : { url }),
          ...(types === undefined ? {} : { types }),
          ...(watch === undefined ? {} : { watch: watch.map(one => begun(one, before.watch)) }),
          ...(status === undefined
            ? {}
            : {
                status,
                statusReason:
                  status === 'disabled' ? say.reason('disabled-by', { who: fromCaller(caller.name) }) : null,
              }),
        });
        return { answer, entry: entryOf('updated', answer, shown(before), shown(answer)) };
      });
      // A person who corrects an address does not want to wait for the next try.
      if (url !== undefined || status === 'enabled') await store.deliveries.dueNow(id);
      return updated;
    },
    /** The former secret signs too for a day. */
    async rotateSecret(caller: Caller, id: string): Promise<{ destination: Destination; secret: string }> {
      const destination = await get(caller, id);
      const secret = newSecret();
      await store.writeAudited(caller, async tables => {
        const now = clock.now();
        await tables.destinations.rotate(id, secret, new Date(now + formerGoodMs), new Date(now));
        return { answer: undefined, entry: entryOf('secret-rotated', destination) };
      });
      return { destination, secret };
    },
    /** Throws `conflict/outdated`. */
    async remove(caller: Caller, id: string, ifMatch?: IfMatch): Promise<void> {
      await get(caller, id);
      await store.writeAudited(caller, async tables => {
        const before = await lock(tables, id, ifMatch);
        await tables.destinations.remove(id);
        return { answer: undefined, entry: entryOf('deleted', before, shown(before)) };
      });
    },
    async deliveries(
      caller: Caller,
      id: string,
      filter: { state?: Delivery['state'] | undefined; after?: string | undefined; limit: number },
    ): Promise<Delivery[]> {
      await get(caller, id);
      return store.deliveries.list(id, filter);
    },
    /** Answers how many are sent again. Throws `missing/no-delivery` for a message that was never sent to this destination. */
    async replay(
      caller: Caller,
      id: string,
      which: { message: string } | { failedSince: Date },
    ): Promise<number> {
      await get(caller, id);
      const count = await store.deliveries.replay(id, which);
      if (count === 0 && 'message' in which) throw say.error('no-delivery', { message: which.message, id });
      return count;
    },
    /** Sends a message of the type `destination.test`. */
    async test(caller: Caller, id: string): Promise<void> {
      const { tenantId } = await get(caller, id);
      await store.deliveries.add(id, {
        tenantId,
        type: 'destination.test',
        data: { destination: id, by: caller.name },
      });
    },
  };
}

const shown = ({ url, types, watch, status }: Destination) => ({ url, types, watch, status });
export const tagOfDestination = (row: Destination) => tagOf(shown(row));

const entryOf = entriesOf('destination');
