// Opens everything that Kontor remembers, in the order that makes it safe: lock, database, schema, queue.
import type { Kysely } from 'kysely';
import type { Caller, TenantScope } from '../core/caller.ts';
import { type Clock, systemClock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import { type ApiKeys, apiKeys } from './api-keys.ts';
import { refuseUnapproved } from './approvals.ts';
import { type Audit, type AuditDraft, appendAudit, audit } from './audit.ts';
import { type Backlog, backlogOf } from './backlog.ts';
import { type Calls, calls } from './calls.ts';
import { type ChangeRequests, changeRequests } from './change-requests.ts';
import { type ConnectSessions, connectSessions } from './connect-sessions.ts';
import { type Connections, connections } from './connections.ts';
import { type Cursors, cursors } from './cursors.ts';
import { type Database, openPrivate, openServer } from './database.ts';
import { type Deliveries, deliveries } from './deliveries.ts';
import { type Destinations, destinations } from './destinations.ts';
import { type Events, events } from './events.ts';
import { type Examinations, examinations } from './examinations.ts';
import { type Fingerprints, fingerprints } from './fingerprints.ts';
import { type Flows, flows } from './flows.ts';
import { type FolderRole, lockFolder, makeFolder } from './folder-lock.ts';
import { type IdempotencyKeys, idempotencyKeys } from './idempotency-keys.ts';
import { type LatestPostings, latestPostings } from './latest-postings.ts';
import { type Messages, messages } from './messages.ts';
import { migrate } from './migrate.ts';
import { restoreMessage } from './object-changes.ts';
import { type Postings, postings } from './postings.ts';
import type { PrivatePostgresOptions } from './private-postgres/private-postgres.ts';
import { openQueue, type Queue } from './queue.ts';
import { reencrypt } from './reencrypt.ts';
import { capWaits } from './restart-waits.ts';
import { deleteExpired } from './retention.ts';
import { type Runs, runs } from './runs.ts';
import type { Schema } from './schema.ts';
import { type SetAside, setAside } from './set-aside.ts';
import { type SharedClock, type SharedClockOptions, sharedClock } from './shared-clock.ts';
import { type Tenants, tenants } from './tenants.ts';
import { openVault } from './vault.ts';

export interface StoreOptions {
  /** Holds the keys, and the private database where no server is named. */
  folder: string;
  databaseUrl?: string | undefined;
  /** How the private database is run; left out: the packaged programs, on a unix socket. */
  privateDatabase?: PrivateDatabase | undefined;
  encryptionKey?: string | undefined;
  /** The pauses between tries of a job grow up to this; left out: a minute. */
  longestPauseMs?: number;
  /** What this process does; left out: everything. */
  role?: FolderRole;
  /** Left out: the machine's. */
  clock?: Clock;
  databaseClock?: SharedClockOptions['databaseClock'];
  log: Log;
}

export type PrivateDatabase = Pick<PrivatePostgresOptions, 'programs' | 'listenOn' | 'fsync'>;

/** What people write; each write is made with its entry in the audit trail. */
export interface AuditedTables {
  tenants: Tenants;
  apiKeys: ApiKeys;
  connections: Connections;
  connectSessions: ConnectSessions;
  destinations: Destinations;
  flows: Flows;
  changeRequests: ChangeRequests;
  setAside: SetAside;
}

/** What was written, and what the audit trail is to say of it. */
export interface AuditedWrite<Answer> {
  answer: Answer;
  entry: Omit<AuditDraft, 'actor'>;
}

export interface Store extends AuditedTables {
  kind: Database['kind'];
  /** No other process works on this database. Jobs and postings that look taken were left by a process that has ended. */
  alone: boolean;
  /** What waits across processes and restarts is measured with it. */
  clock: SharedClock;
  audit: Audit;
  messages: Messages;
  deliveries: Deliveries;
  cursors: Cursors;
  idempotencyKeys: IdempotencyKeys;
  /**
   * Writes, and writes the entry of it, both or neither. Throws `conflict/needs-approval` for one that its tenant
   * wants somebody else to agree to.
   */
  writeAudited<Answer>(
    actor: Pick<Caller, 'id' | 'name' | 'approved'>,
    work: (tables: AuditedTables) => Promise<AuditedWrite<Answer>>,
  ): Promise<Answer>;
  events: Events;
  fingerprints: Fingerprints;
  postings: Postings;
  latest: LatestPostings;
  calls: Calls;
  runs: Runs;
  examinations: Examinations;
  queue: Queue;
  /** What waits for each connection; those for which nothing waits are left out. */
  backlog(scope: TenantScope): Promise<Map<string, Backlog>>;
  /** For work that spans several of the above in one transaction. */
  transaction<T>(work: (tx: Kysely<Schema>) => Promise<T>): Promise<T>;
  /** Throws when the database does not answer. */
  ping(): Promise<void>;
  /** Deletes what its tenant wants to be kept no longer. */
  deleteExpired(nowMs: number): Promise<void>;
  close(): Promise<void>;
}

export async function openStore(options: StoreOptions): Promise<Store> {
  const { folder, databaseUrl, encryptionKey, longestPauseMs = 60_000, role = 'all', log } = options;
  const { clock = systemClock, databaseClock } = options;
  makeFolder(folder);
  const unlock = databaseUrl ? () => {} : lockFolder(folder, role);
  let database: Database | undefined;
  try {
    const vault = openVault(encryptionKey, folder);
    database = databaseUrl
      ? await openServer(databaseUrl, log)
      : await openPrivate({ ...options.privateDatabase, folder, log });
    const { db } = database;
    const alone = database.kind === 'private' && role === 'all';
    // pg-boss makes its tables without asking whether somebody else is just making them. The queue comes last: from
    // then on it works by the clock, and would keep a process that cannot start.
    const queue = await database.alone(async () => {
      await migrate(db, log);
      const reencrypted = await reencrypt(db, vault);
      if (reencrypted > 0)
        log.info({ rows: reencrypted }, 'Credentials were encrypted anew with the current key.');
      return openQueue(db, { longestPauseMs, works: role !== 'api', alone, log });
    });
    const shared = await sharedClock(db, { clock, alone, databaseClock, log });
    await capWaits(db, new Date(shared.now()));
    const stored = { calls: calls(db, log), events: events(db, queue) };
    const auditedTables = (on: Kysely<Schema>): AuditedTables => ({
      tenants: tenants(on),
      apiKeys: apiKeys(on),
      connections: connections(on, vault),
      connectSessions: connectSessions(on),
      destinations: destinations(on, vault),
      flows: flows(on),
      changeRequests: changeRequests(on, vault),
      setAside: setAside(on, { event: stored.events.restore, message: restoreMessage }),
    });
    const store = {
      ...auditedTables(db),
      ...stored,
    };
    database.guardSpace();
    const { close, kind } = database;
    return {
      ...store,
      kind,
      alone,
      clock: shared,
      audit: audit(db),
      messages: messages(db),
      deliveries: deliveries(db, vault),
      cursors: cursors(db),
      idempotencyKeys: idempotencyKeys(db),
      writeAudited: (actor, work) =>
        db.transaction().execute(async tx => {
          const { answer, entry } = await work(auditedTables(tx));
          await refuseUnapproved(tx, actor, entry);
          await appendAudit(tx, { ...entry, actor }, new Date());
          return answer;
        }),
      fingerprints: fingerprints(db, log),
      postings: postings(db, shared),
      latest: latestPostings(db, shared),
      runs: runs(db),
      examinations: examinations(db),
      queue,
      backlog: scope => backlogOf(db, scope),
      transaction: work => db.transaction().execute(work),
      async ping() {
        await db.selectFrom('flows').select('id').limit(1).execute();
      },
      deleteExpired: nowMs => deleteExpired(db, nowMs),
      async close() {
        try {
          await store.calls.settled();
          await queue.stop();
        } finally {
          await close().finally(unlock);
        }
      },
    };
  } catch (error) {
    try {
      await database?.close();
    } finally {
      unlock();
    }
    throw error;
  }
}
