// Open connections, one per stored connection and process, with what the engine adds to them: a memory of
// master data.
import { noSuch } from '../core/no-such.ts';
import type { Redactor } from '../core/redacted.ts';
import type { Connected, Limits } from '../models/connector.ts';
import { type Side, sideOf } from '../models/side.ts';
import type { StoredConnection } from '../store/connections.ts';
import type { Health } from './connection-health.ts';
import { rememberingSide } from './remembering-side.ts';

export interface OpenConnection extends Connected {
  id: string;
  tenantId: string;
  /** The identity of the system, for references. */
  system: string;
  /** The system's own name for itself, for business keys. */
  origin: string;
  /** Of the system that these settings lead to. */
  environment: StoredConnection['environment'];
  limits: Limits;
  /** What the system said is stored only after it has passed this. */
  redact: Redactor;
  health: Health;
  /** Its records, for flows. */
  side: Side;
  /** When its settings were changed last. */
  changedAt: Date;
}

export type OpenConnections = ReturnType<typeof openConnections>;

/** A connection that was replaced is kept open so long, for work that had begun. */
const retireMs = 300_000;

/** When credentials were last taken is known to the minute. */
const noteEveryMs = 60_000;

/** `connect` opens a stored connection; undefined: there is none with this id. */
export function openConnections(
  connect: (id: string) => Promise<Omit<OpenConnection, 'side'> | undefined>,
  /** Monotonic. */
  now: () => number,
) {
  const open = new Map<string, Promise<OpenConnection>>();
  const sides = new Map<string, { forget(): void }>();
  const retired = new Set<Promise<OpenConnection>>();
  const closeQuietly = async (opening: Promise<OpenConnection>) => {
    const connection = await opening.catch(() => undefined);
    await connection?.close();
  };
  const reopen = (id: string) => {
    const old = open.get(id);
    open.delete(id);
    if (!old) return;
    retired.add(old);
    setTimeout(() => {
      if (retired.delete(old)) void closeQuietly(old);
    }, retireMs).unref();
  };
  const openOne = async (id: string): Promise<OpenConnection> => {
    const connection = await connect(id);
    if (!connection) throw noSuch('connection', id);
    const side = rememberingSide(sideOf(connection), now);
    sides.set(id, side);
    return { ...connection, side };
  };
  return {
    /** Throws `missing/no-connection`, `config/connector-not-installed`. */
    get(id: string): Promise<OpenConnection> {
      const known = open.get(id);
      if (known) return known;
      const opening = openOne(id);
      open.set(id, opening);
      opening.catch(() => open.delete(id));
      return opening;
    },
    /** Opens it anew for callers that ask from now on; work that has begun goes on with the old one. */
    reopen,
    /**
     * Opens anew what another process has changed, closes what it has deleted, and takes over what it knows. `readAt`:
     * monotonic, when reading them began.
     */
    async follow(stored: readonly StoredConnection[], readAt: number): Promise<void> {
      const rows = new Map(stored.map(row => [row.id, row]));
      for (const [id, opening] of open) {
        const connection = await opening.catch(() => undefined);
        const row = rows.get(id);
        if (!connection) continue;
        if (connection.changedAt.getTime() !== row?.updatedAt.getTime()) reopen(id);
        else connection.health.follow(row, readAt);
      }
    },
    /** Which credentials were taken, and when, that are stored as not taken since a minute before. */
    async acceptedSince(stored: readonly StoredConnection[]): Promise<{ id: string; at: Date }[]> {
      const found = stored.map(async ({ id, acceptedAt }) => {
        const connection = await open.get(id)?.catch(() => undefined);
        const at = connection?.health.acceptedAt();
        return at && at.getTime() - (acceptedAt?.getTime() ?? 0) >= noteEveryMs ? [{ id, at }] : [];
      });
      return (await Promise.all(found)).flat();
    },
    /** Master data that is remembered is read again. */
    forgetMasterData: (id: string) => sides.get(id)?.forget(),
    async close(): Promise<void> {
      await Promise.all([...open.values(), ...retired].map(closeQuietly));
      retired.clear();
    },
  };
}
