// Brings the schema up to date. Safe when several processes start together: it runs in one of them at a time.
import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { KontorError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { up as first } from './migrations/0001-first.ts';
import { up as sightsByFlow } from './migrations/0002-sights-by-flow.ts';
import { up as tenants } from './migrations/0003-tenants.ts';
import { up as connectionStatus } from './migrations/0004-connection-status.ts';
import { up as keyedWrites } from './migrations/0005-keyed-writes.ts';
import { up as callPages } from './migrations/0006-call-pages.ts';
import { up as callersPostings } from './migrations/0007-callers-postings.ts';
import { up as connectSessions } from './migrations/0008-connect-sessions.ts';
import { up as destinations } from './migrations/0009-destinations.ts';
import { up as credentialsAccepted } from './migrations/0010-credentials-accepted.ts';
import { up as retention } from './migrations/0011-retention.ts';
import { up as tunnels } from './migrations/0012-tunnels.ts';
import { up as changeRequests } from './migrations/0013-change-requests.ts';
import { up as setAside } from './migrations/0014-set-aside.ts';
import { up as limitedConnections } from './migrations/0015-limited-connections.ts';
import { up as quotas } from './migrations/0016-quotas.ts';
import { up as failingDestinations } from './migrations/0017-failing-destinations.ts';
import { up as fairLanes } from './migrations/0018-fair-lanes.ts';
import { up as oneDoor } from './migrations/0019-one-door.ts';
import { up as unreadableEvents } from './migrations/0020-unreadable-events.ts';
import { up as onePoller } from './migrations/0021-one-poller.ts';
import { up as reasonsAndCallers } from './migrations/0022-reasons-and-callers.ts';
import { up as pausedFlows } from './migrations/0023-paused-flows.ts';
import { up as examinations } from './migrations/0024-examinations.ts';
import { up as oneReader } from './migrations/0025-one-reader.ts';
import { up as latest } from './migrations/0026-latest.ts';
import { up as fingerprints } from './migrations/0029-fingerprints.ts';
import { up as idempotencyKeys } from './migrations/0030-idempotency-keys.ts';
import { up as breakerOpen } from './migrations/0031-breaker-open.ts';
import type { Schema } from './schema.ts';

const migrations: Record<string, Migration> = {
  '0001-first': { up: first },
  '0002-sights-by-flow': { up: sightsByFlow },
  '0003-tenants': { up: tenants },
  '0004-connection-status': { up: connectionStatus },
  '0005-keyed-writes': { up: keyedWrites },
  '0006-call-pages': { up: callPages },
  '0007-callers-postings': { up: callersPostings },
  '0008-connect-sessions': { up: connectSessions },
  '0009-destinations': { up: destinations },
  '0010-credentials-accepted': { up: credentialsAccepted },
  '0011-retention': { up: retention },
  '0012-tunnels': { up: tunnels },
  '0013-change-requests': { up: changeRequests },
  '0014-set-aside': { up: setAside },
  '0015-limited-connections': { up: limitedConnections },
  '0016-quotas': { up: quotas },
  '0017-failing-destinations': { up: failingDestinations },
  '0018-fair-lanes': { up: fairLanes },
  '0019-one-door': { up: oneDoor },
  '0020-unreadable-events': { up: unreadableEvents },
  '0021-one-poller': { up: onePoller },
  '0022-reasons-and-callers': { up: reasonsAndCallers },
  '0023-paused-flows': { up: pausedFlows },
  '0024-examinations': { up: examinations },
  '0025-one-reader': { up: oneReader },
  '0026-latest': { up: latest },
  '0029-fingerprints': { up: fingerprints },
  '0030-idempotency-keys': { up: idempotencyKeys },
  '0031-breaker-open': { up: breakerOpen },
};

/**
 * Up to the latest step, or to the one that is named. Throws `config/newer-database` for what a later version has written, and
 * `unavailable/migration-failed`: then nothing of the step that failed was done.
 */
export async function migrate(db: Kysely<Schema>, log: Log, upTo?: string): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const done = await stepsDone(db).catch(error => {
    throw failed(error);
  });
  refuseNewer(done);
  const open = Object.keys(migrations).filter(step => !done.includes(step));
  if (done.length > 0 && open.length > 0)
    log.warn(
      { steps: open },
      'The database of an earlier version is brought up to date, and the earlier version does not start on it any more. To be able to go back, keep the copy that you made before (docs/guides/operate.md, Upgrade).',
    );
  const { error, results } = await (upTo === undefined
    ? migrator.migrateToLatest()
    : migrator.migrateTo(upTo));
  if (error !== undefined)
    throw failed(error, results?.find(result => result.status === 'Error')?.migrationName);
}

const failed = (error: unknown, step?: string) =>
  new KontorError(
    'unavailable',
    'migration-failed',
    `The database schema could not be brought up to date${step ? ` (step ${step})` : ''}: ${error instanceof Error ? error.message : String(error)}`,
    { cause: error, next: 'Nothing of this step was done. Look at the log of the database.' },
  );

async function stepsDone(db: Kysely<Schema>): Promise<string[]> {
  const { rows: tables } = await sql`select to_regclass('kysely_migration') as found`.execute(db);
  if ((tables[0] as { found: unknown }).found === null) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return rows.map(({ name }) => name);
}

function refuseNewer(done: readonly string[]): void {
  const unknown = done.filter(step => !(step in migrations));
  if (unknown.length === 0) return;
  throw new KontorError(
    'config',
    'newer-database',
    `The database was written by a later version of Kontor (${unknown.join(', ')}). This one would not understand it, and has changed nothing.`,
    {
      next: 'Start the later version, or restore the copy that was made before it was started the first time.',
    },
  );
}
