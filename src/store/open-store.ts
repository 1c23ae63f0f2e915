// Opens everything that Kontor remembers, in the order that makes it safe: lock, database, schema, queue.
import type { Kysely } from 'kysely';
import type { Caller, TenantScope } from '../core/caller.ts';
import { type Clock, systemClock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import { acceptedPostings } from './accepted-postings.ts';
import { apiKeys } from './api-keys.ts';
import { refuseUnapproved } from './approvals.ts';
import { attention } from './attention.ts';
import { type AuditDraft, appendAudit, audit } from './audit.ts';
import { backlogOf } from './backlog.ts';
import { browserSessions } from './browser-sessions.ts';
import { bulkPlanPostings } from './bulk-plan-postings.ts';
import { bulkPlans } from './bulk-plans.ts';
import { calls } from './calls.ts';
import { changeRequests } from './change-requests.ts';
import { connectSessions } from './connect-sessions.ts';
import { connections } from './connections.ts';
import { cursors } from './cursors.ts';
import { type Database, openPrivate, openServer } from './database.ts';
import { deliveries } from './deliveries.ts';
import { destinations } from './destinations.ts';
import { usedKey } from './encryption-keys.ts';
import { events } from './events.ts';
import { examinations } from './examinations.ts';
import { expiryNotices } from './expiry-notices.ts';
import { fingerprints } from './fingerprints.ts';
import { flows } from './flows.ts';
import { type FolderRole, lockFolder, makeFolder } from './folder-lock.ts';
import { idempotencyKeys } from './idempotency-keys.ts';
import { latestPostings } from './latest-postings.ts';
import { messages } from './messages.ts';
import { migrate } from './migrate.ts';
import { restoreMessage } from './object-changes.ts';
import { outcomes } from './outcomes.ts';
import { postings } from './postings.ts';
import type { PrivatePostgresOptions } from './private-postgres/private-postgres.ts';
import { openQueue } from './queue.ts';
import { readBacks } from './read-backs.ts';
import { reencrypt } from './reencrypt.ts';
import { capWaits } from './restart-waits.ts';
import { enqueueRestored, openRestores } from './restores.ts';
import { deleteExpired } from './retention.ts';
import { runs } from './runs.ts';
import type { Schema } from './schema.ts';
import { type SeriesFilter, type SeriesPeriod, seriesOf } from './series.ts';
import { setAside } from './set-aside.ts';
import { type SharedClockOptions, sharedClock } from './shared-clock.ts';
import { signInLinks } from './sign-in-links.ts';
import { tail } from './tail.ts';
import { tenants } from './tenants.ts';
import { openVault, type Vault } from './vault.ts';
import { widgetTokens } from './widget-tokens.ts';

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

/** What was written, and what the audit trail is to say of it. */
export interface AuditedWrite<Answer> {
  answer: Answer;
  entry: Omit<AuditDraft, 'actor'>;
}

export type Store = Awaited<ReturnType<typeof openStore>>;

/** What people write; each write is made with its entry in the audit trail. */
const auditedTables = (on: Kysely<Schema>, vault: Vault, restores: Parameters<typeof setAside>[1]) => ({
  tenants: tenants(on),
  apiKeys: apiKeys(on),
  connections: connections(on, vault),
  connectSessions: connectSessions(on),
  widgetTokens: widgetTokens(on),
  browserSessions: browserSessions(on, vault),
  signInLinks: signInLinks(on),
  destinations: destinations(on, vault),
  flows: flows(on),
  changeRequests: changeRequests(on, vault),
  bulkPlans: bulkPlans(on),
  bulkPlanPostings: bulkPlanPostings(on),
  setAside: setAside(on, restores),
});
export type AuditedTables = ReturnType<typeof auditedTables>;

export async function openStore(options: StoreOptions) {
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
    const { queue, key } = await database.alone(async () => {
      await migrate(db, log);
      const reencrypted = await reencrypt(db, vault);
      if (reencrypted > 0)
        log.info({ rows: reencrypted }, 'Credentials were encrypted anew with the current key.');
      const opened = await openQueue(db, { longestPauseMs, works: role !== 'api', alone, log });
      await enqueueRestored(db, opened);
      return { queue: opened, key: await usedKey(db, vault.keyId) };
    });
    const shared = await sharedClock(db, { clock, alone, databaseClock, log });
    await capWaits(db, new Date(shared.now()));
    const stored = { calls: calls(db, log), events: events(db, queue) };
    const restores = { event: stored.events.restore, message: restoreMessage };
    const store = {
      ...auditedTables(db, vault, restores),
      ...stored,
    };
    database.guardSpace();
    const { close, kind } = database;
    return {
      ...store,
      kind,
      /** No other process works on this database. Jobs and postings that look taken were left by a process that has ended. */
      alone,
      /** What waits across processes and restarts is measured with it. */
      clock: shared,
      audit: audit(db),
      messages: messages(db),
      deliveries: deliveries(db, vault),
      cursors: cursors(db),
      idempotencyKeys: idempotencyKeys(db),
      /**
       * Writes, and writes the entry of it, both or neither. Throws `conflict/approval-over-api` for one that its tenant
       * wants somebody else to agree to.
       */
      writeAudited: <Answer>(
        actor: Pick<Caller, 'id' | 'name' | 'approved'>,
        work: (tables: AuditedTables) => Promise<AuditedWrite<Answer>>,
      ): Promise<Answer> =>
        db.transaction().execute(async tx => {
          const { answer, entry } = await work(auditedTables(tx, vault, restores));
          await refuseUnapproved(tx, actor, entry);
          await appendAudit(tx, { ...entry, actor }, new Date());
          return answer;
        }),
      fingerprints: fingerprints(db, log),
      outcomes: outcomes(db),
      postings: postings(db, shared),
      accepted: acceptedPostings(db),
      latest: latestPostings(db, shared),
      readBacks: readBacks(db),
      restores: await openRestores(db),
      encryptionKey: key,
      /** For what a browser keeps and must neither read nor change. */
      seal: vault.seal,
      unseal: vault.open,
      runs: runs(db),
      tail: tail(db),
      examinations: examinations(db),
      expiryNotices: expiryNotices(db),
      queue,
      /** What waits for each connection; those for which nothing waits are left out. */
      backlog: (scope: TenantScope) => backlogOf(db, scope),
      attention: attention(db),
      /** Counts per step of time. */
      series: (scope: TenantScope, period: SeriesPeriod, filter: SeriesFilter) =>
        seriesOf(db, scope, period, filter),
      /** For work that spans several of the above in one transaction. */
      transaction: <T>(work: (tx: Kysely<Schema>) => Promise<T>) => db.transaction().execute(work),
      /** Throws when the database does not answer. */
      async ping() {
        await db.selectFrom('flows').select('id').limit(1).execute();
      },
      /** Deletes what its tenant wants to be kept no longer. */
      deleteExpired: (nowMs: number) => deleteExpired(db, nowMs),
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
