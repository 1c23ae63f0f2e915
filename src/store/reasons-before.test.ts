// What earlier versions stored as a text stays as it was said, wherever it stood.
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { createTestDatabase } from '../../test/databases.ts';
import { silentLog } from '../core/log.ts';
import { type Reason, speaker } from '../core/reasons.ts';
import { migrate } from './migrate.ts';
import type { Schema } from './schema.ts';

const before = `
  insert into connections (id, tenant_id, connector, system, name, settings, secrets, status, status_reason) values
    ('con_1', 'main', 's4hana', 's4hana:a', 'SAP', '{}', '', 'needs_credentials', 'The password is wrong.'),
    ('con_2', 'main', 's4hana', 's4hana:b', 'other', '{}', '', 'ok', null);
  insert into destinations (id, tenant_id, url, watch, status, status_reason, secrets) values
    ('dst_1', 'main', 'http://a', '[]', 'disabled', 'Disabled by Ann.', '');
  insert into messages (id, tenant_id, type, data) values
    ('msg_1', 'main', 'connection.needs_credentials', '{"status":"needs_credentials","reason":"The password is wrong."}'),
    ('msg_2', 'main', 'connection.ok', '{"status":"ok","reason":null}'),
    ('msg_3', 'main', 'entry.set_aside', '{"reason":"violates a constraint"}');
  insert into deliveries (destination_id, message_id, state, answer) values ('dst_1', 'msg_1', 'failed', '503');
  insert into cursors (connection_id, kind, name, error) values ('con_1', 'changes', 'shop-orders', 'It did not answer.');
  insert into runs (id, connection_id, trigger, outcome, error) values ('run_1', 'con_1', 'manual', 'failed', 'It did not answer.');
  insert into events (id, connection_id, source, topic, object, subject_id, dedupe_key, body, unreadable) values
    ('evt_1', 'con_1', 'poll', 'poll/shop-orders', 'shop-orders', '1', '1', '{}', 'It is no record.');
  insert into change_requests (id, tenant_id, operation, action, state, asked_by, asked_by_name, reason, expires_at) values
    ('chr_1', 'main', 'updateFlow', 'flow.updated', 'rejected', 'key_1', 'Ann', 'Not today.', now());
  insert into examinations (id, connection_id, outcome, total, services, fixes, error, leased_until) values
    ('exm_1', 'con_1', 'succeeded', 1, '[{"name":"product","title":"Products","reason":"Not allowed.","sets":[
      {"set":"A","answers":true,"reason":null,"ms":1},{"set":"B","answers":false,"reason":"Broken.","ms":2}]}]',
      '["Create it.","Ask for it."]', null, now()),
    ('exm_2', 'con_2', 'failed', null, '[]', '[]', 'It was too slow.', now())`;

test('reasons of before keep their text', async () => {
  const { url, drop } = await createTestDatabase();
  onTestFinished(drop);
  const pool = new pg.Pool({ connectionString: url });
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  onTestFinished(() => db.destroy());
  await pool.query('drop schema public cascade; create schema public');
  await migrate(db, silentLog, '0040-answers-of-people');
  await pool.query(before);
  await migrate(db, silentLog);
  const speak = speaker({});
  const said = async (table: string, column: string) => {
    const { rows } = await pool.query(`select ${column} as reason from ${table} order by id`);
    return rows.map(({ reason }: { reason: Reason | null }) => reason && speak(reason));
  };
  expect(await said('connections', 'status_reason')).toEqual(['The password is wrong.', null]);
  expect(await said('destinations', 'status_reason')).toEqual(['Disabled by Ann.']);
  expect(await said('(select message_id as id, * from deliveries) d', 'answer')).toEqual(['503']);
  expect(await said('(select name as id, * from cursors) c', 'error')).toEqual(['It did not answer.']);
  expect(await said('runs', 'error')).toEqual(['It did not answer.']);
  expect(await said('events', 'unreadable')).toEqual(['It is no record.']);
  expect(await said('change_requests', 'reason')).toEqual(['Not today.']);
  expect(await said('examinations', 'error')).toEqual([null, 'It was too slow.']);
  const { rows: messages } = await pool.query(`select data->'reason' as reason from messages order by id`);
  expect(messages.map(({ reason }) => reason)).toEqual([
    { code: 'needs_credentials', params: { said: 'The password is wrong.' } },
    null,
    'violates a constraint',
  ]);
  const { rows } = await pool.query(`select services, fixes from examinations order by id`);
  expect(rows[0].fixes.map(speak)).toEqual(['Create it.', 'Ask for it.']);
  const [{ title, reason, sets, name }] = rows[0].services;
  expect([name, speak(title), speak(reason)]).toEqual(['product', 'Products', 'Not allowed.']);
  expect(sets).toEqual([
    { set: 'A', answers: true, reason: null, ms: 1 },
    { set: 'B', answers: false, reason: { code: 'found', params: { said: 'Broken.' } }, ms: 2 },
  ]);
  expect(rows[1]).toEqual({ services: [], fixes: [] });
});
