// Secrets reach neither a log, nor an answer, nor a recorded call, nor the disk, whatever goes wrong on the way.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ApiProblem } from '../../src/client/index.ts';
import type { Log } from '../../src/core/log.ts';
import { sandboxCredentials } from '../../src/sandbox/s4hana/server.ts';
import { eventually, ownKontor, placePaid, postingIn } from '../running-kontor.ts';

describe('secrets', () => {
  test('are nowhere to be read', async () => {
    const said: string[] = [];
    const write = (fields: object, message: string) => void said.push(JSON.stringify({ ...fields, message }));
    const log: Log = { debug: write, info: write, warn: write, error: write };
    // Eight bad signatures in a row are rare and happen; at the usual scale the next try would come a minute later.
    const kontor = await ownKontor({
      log,
      tuning: { pollEveryMs: 500 },
      scene: { flows: true, store: { retryScale: 0.002 } },
    });
    const { client, store, s4, app, folder } = kontor;
    const { result: connections } = await client.listConnections();
    const shop = connections.find(one => one.connector === 'bigcommerce');
    const sharedSecret = 'a-shared-secret-of-ours-42';
    await client.updateConnection({ id: shop?.id as string, body: { settings: { sharedSecret } } });
    // A connection is tried with a password that is wrong here and right elsewhere.
    const answers: unknown[] = [];
    const refused = await client
      .createConnection({
        body: {
          connector: 's4hana',
          name: 'elsewhere',
          settings: {
            baseUrl: s4.url,
            auth: { kind: 'basic', username: 'U', password: 'right-elsewhere-77' },
          },
        },
      })
      .catch((error: ApiProblem) => error);
    expect(refused).toMatchObject({ status: 422 });
    answers.push(String((refused as ApiProblem).message), refused);
    // And for a while the store refuses: that is what logs are full of.
    const right = store.credentials.accessToken;
    store.credentials.accessToken = 'former-token-55';
    placePaid(kontor);
    await eventually('the log says that the token was refused', () =>
      said.some(line => line.includes('refused the logon')),
    );
    await client.updateConnection({
      id: shop?.id as string,
      body: {
        settings: { accessToken: 'former-token-55' },
      },
    });
    store.credentials.accessToken = right;
    await client.updateConnection({
      id: shop?.id as string,
      body: {
        settings: { accessToken: right },
      },
    });
    s4.setFaults({
      unauthorized: 0.2,
      'csrf-expired': 0.2,
      'lost-after-commit': 0.2,
      truncated: 0.2,
      'forbidden-page': 0.1,
    });
    store.setFaults({ 'webhook-badly-signed': 0.3, truncated: 0.1 });
    const ids = Array.from({ length: 8 }, () => placePaid(kontor));
    for (const id of ids) await postingIn(kontor, 'journal-entries.create', `orders/${id}`, 'accepted');
    await kontor.idle();

    const secrets = [
      sandboxCredentials.clientSecret,
      store.credentials.accessToken,
      store.credentials.clientSecret,
      sharedSecret,
      'right-elsewhere-77',
      'former-token-55',
      Buffer.from('U:right-elsewhere-77').toString('base64'),
      Buffer.from(`${sandboxCredentials.clientId}:${sandboxCredentials.clientSecret}`).toString('base64'),
      app.apiKey,
      readFileSync(join(folder, 'encryption.key'), 'utf8').trim(),
      ...s4.tokens(),
    ];
    expect(s4.tokens().length).toBeGreaterThan(0);

    const get = async (path: string) => {
      const reply = await fetch(app.url + path, { headers: { authorization: `Bearer ${app.apiKey}` } });
      const answer = await reply.json();
      answers.push(answer, Object.fromEntries(reply.headers));
      return answer as { result: { id: string }[] };
    };
    for (const path of ['connections', 'flows', 'postings?limit=500', 'events?limit=500', 'summary'])
      await get(`/v1/${path}`);
    for (const { id } of (await get('/v1/postings?limit=500')).result) await get(`/v1/postings/${id}`);
    await get(`/v1/connections/${shop?.id}`);
    await get('/openapi.json');

    const tables = await app.store.transaction(async tx => {
      const rows: unknown[] = [];
      for (const table of [
        'connections',
        'flows',
        'events',
        'postings',
        'attempts',
        'calls',
        'runs',
        'audit',
        'messages',
        'api_keys',
        'fingerprints',
        'tenants',
        'change_requests',
        'browser_sessions',
        'sign_in_links',
      ] as const)
        rows.push(await tx.selectFrom(table).selectAll().execute());
      return rows;
    });
    const places = {
      logs: said.join('\n'),
      answers: JSON.stringify(answers),
      tables: JSON.stringify(tables),
    };
    expect(places.tables).toContain('"authorization"');
    expect(said.length).toBeGreaterThan(0);
    for (const [place, text] of Object.entries(places))
      for (const secret of secrets) expect(text.includes(secret), `${secret} in ${place}`).toBe(false);

    // On the disk they are encrypted, or in the key files that only their owner may read.
    await kontor.restart();
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const path = join(folder, file);
      if (!statSync(path).isFile()) continue;
      if (/\.key$/.test(file)) expect(statSync(path).mode & 0o077).toBe(0);
      else {
        const bytes = readFileSync(path);
        for (const secret of secrets) expect(bytes.includes(secret), `${secret} in ${file}`).toBe(false);
      }
    }
  }, 120_000);
});
