// Opens everything that Kontor remembers, in the order that makes it safe: lock, database, schema, journal, queue.
import { mkdirSync } from 'node:fs';
import type { Kysely } from 'kysely';
import type { Caller } from '../core/caller.ts';
import { KontorError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { type ApiKeys, apiKeys } from './api-keys.ts';
import { refuseUnapproved } from './approvals.ts';
import { type Audit, type AuditDraft, appendAudit, audit } from './audit.ts';
import { type Calls, calls } from './calls.ts';
import { type ChangeRequests, changeRequests } from './change-requests.ts';
import { type ConnectSessions, connectSessions } from './connect-sessions.ts';
import { type Connections, connections } from './connections.ts';
import { type Database, openEmbedded, openServer } from './database.ts';
import { type Deliveries, deliveries } from './deliveries.ts';
import { type Destinations, destinations } from './destinations.ts';
import { type Events, events } from './events.ts';
import { type Flows, flows } from './flows.ts';
import { lockFolder } from './folder-lock.ts';
import { type Journal, openJournal } from './journal.ts';
import { type KeyedWrites, keyedWrites } from './keyed-writes.ts';
import { type Messages, messages } from './messages.ts';
import { migrate } from './migrate.ts';
import { type Postings, postings } from './postings.ts';
import { openQueue, type Queue } from './queue.ts';
import { recoverFromJournal } from './recover.ts';
import { reseal } from './reseal.ts';
import { forgetOld } from './retention.ts';
import { type Runs, runs } from './runs.ts';
import type { Schema } from './schema.ts';
import { type Subjects, subjects } from './subjects.ts';
import { type Tenants, tenants } from './tenants.ts';
import { openVault } from './vault.ts';
import { type Watches, watches } from './watches.ts';

export interface StoreOptions {
  /** Holds the embedded database, keys and journal. */
  folder: string;
  databaseUrl?: string | undefined;
  encryptionKey?: string | undefined;
  /** The pauses between tries of a job grow up to this; left out: a minute. */
  longestPauseMs?: number;
  /** Whether jobs are worked on here; true when left out. */
  works?: boolean;
  log: Log;
}

/** What people change; each change is made with its entry in the audit trail. */
export interface Changeable {
  tenants: Tenants;
  apiKeys: ApiKeys;
  connections: Connections;
  connectSessions: ConnectSessions;
  destinations: Destinations;
  flows: Flows;
  changeRequests: ChangeRequests;
}

/** A change that was made, and what the audit trail is to say of it. */
export interface Change<Answer> {
  answer: Answer;
  entry: Omit<AuditDraft, 'actor'>;
}

export interface Store extends Changeable {
  kind: Database['kind'];
  audit: Audit;
  messages: Messages;
  deliveries: Deliveries;
  watches: Watches;
  keyedWrites: KeyedWrites;
  /**
   * Carries out a change and writes its entry, both or neither. Throws `conflict/needs-approval` for one that its tenant
   * wants somebody else to agree to.
   */
  change<Answer>(
    actor: Pick<Caller, 'id' | 'name' | 'approved'>,
    work: (tables: Changeable) => Promise<Change<Answer>>,
  ): Promise<Answer>;
  events: Events;
  subjects: Subjects;
  postings: Postings;
  calls: Calls;
  runs: Runs;
  queue: Queue;
  /** For work that spans several of the above in one transaction. */
  transaction<T>(work: (tx: Kysely<Schema>) => Promise<T>): Promise<T>;
  /** Throws when the database does not answer. */
  ping(): Promise<void>;
  /** Forgets what its tenant wants to be kept no longer. */
  forgetOld(nowMs: number): Promise<void>;
  /** Upkeep of the embedded database; does nothing on a server. */
  maintain(): Promise<void>;
  close(): Promise<void>;
}

export async function openStore(options: StoreOptions): Promise<Store> {
  const { folder, databaseUrl, encryptionKey, longestPauseMs = 60_000, works = true, log } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unlock = databaseUrl ? () => {} : lockFolder(folder);
  let database: Database | undefined;
  let journal: Journal | undefined;
  try {
    const vault = openVault(encryptionKey, folder);
    database = databaseUrl ? await openServer(databaseUrl, log) : await openEmbedded(folder);
    const { db } = database;
    const opened = database;
    // pg-boss makes its tables without asking whether somebody else is just making them.
    const queue = await database.alone(async () => {
      await migrate(db);
      return openQueue(opened, { longestPauseMs, works, log });
    });
    if (database.kind === 'embedded') journal = await openJournal(folder);
    // What was put back is forced to disk before the journal begins anew.
    if (journal && (await recoverFromJournal(db, journal, queue, log)) > 0)
      await journal.checkpoint(database.flush);
    const changeable = (on: Kysely<Schema>): Changeable => ({
      tenants: tenants(on),
      apiKeys: apiKeys(on),
      connections: connections(on, vault),
      connectSessions: connectSessions(on),
      destinations: destinations(on, vault),
      flows: flows(on),
      changeRequests: changeRequests(on, vault),
    });
    const store = {
      ...changeable(db),
      calls: calls(db, log),
      events: events(db, queue, journal, log),
    };
    const resealed = await reseal(db, vault);
    if (resealed > 0) log.info({ rows: resealed }, 'Credentials were encrypted anew with the current key.');
    const { flush, vacuum, close, kind } = database;
    return {
      ...store,
      kind,
      audit: audit(db),
      messages: messages(db),
      deliveries: deliveries(db, vault),
      watches: watches(db),
      keyedWrites: keyedWrites(db, journal),
      change: (actor, work) =>
        db.transaction().execute(async tx => {
          const { answer, entry } = await work(changeable(tx));
          await refuseUnapproved(tx, actor, entry);
          await appendAudit(tx, { ...entry, actor }, new Date());
          return answer;
        }),
      subjects: subjects(db),
      postings: postings(db, journal),
      runs: runs(db),
      queue,
      transaction: work => db.transaction().execute(work),
      async ping() {
        await db.selectFrom('flows').select('id').limit(1).execute();
      },
      forgetOld: nowMs => forgetOld(db, nowMs),
      async maintain() {
        await journal?.checkpoint(async () => {
          await everyEventStored(store.events);
          await flush();
        });
        await vacuum();
      },
      async close() {
        await store.calls.settled();
        const whole = await store.events.settled(10_000);
        await queue.stop(20_000);
        // What the database did not take stays in the journal for the next start.
        if (whole) await journal?.checkpoint(flush);
        await journal?.close();
        await close();
        unlock();
      },
    };
  } catch (error) {
    await journal?.close();
    await database?.close();
    unlock();
    throw error;
  }
}

/** Throws `unavailable/events-waiting`: the journal is still needed. */
async function everyEventStored(all: Events): Promise<void> {
  if (await all.settled(60_000)) return;
  throw new KontorError(
    'unavailable',
    'events-waiting',
    'The embedded database does not take events that are in the journal.',
    { next: 'Look at the log lines before. The journal keeps them until it does.' },
  );
}
