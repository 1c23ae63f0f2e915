// This Kontor as a whole, for those who see all tenants.
import { expect, test } from 'vitest';
import { kontorCommand } from '../command.ts';
import { kontorOfFile, ownKontor } from '../running-kontor.ts';

const kontorOf = kontorOfFile();

test('says its version, database, and since when it uses which encryption key; a tenant is not told', async () => {
  const kontor = await ownKontor();
  const { client } = kontor;
  const first = await client.getInstallation();
  expect(first).toMatchObject({
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    sign_in: { issuer: null, in_browser: false, idle_minutes: 480, longest_minutes: 1_440 },
  });
  expect(Date.now() - Date.parse(first.encryption_key.first_used_at)).toBeLessThan(120_000);
  await kontor.restart();
  expect((await client.getInstallation()).encryption_key).toEqual(first.encryption_key);
  const { KONTOR_URL, KONTOR_API_KEY } = { KONTOR_URL: kontor.app.url, KONTOR_API_KEY: kontor.app.apiKey };
  const { ended, said } = kontorCommand(['installation'], { environment: { KONTOR_URL, KONTOR_API_KEY } });
  expect(await ended).toBe(0);
  expect(said()).toContain(first.encryption_key.id);
  // The first scene of a file has the tenant that was there from the beginning, whose keys may see all.
  await kontorOf();
  const scene = await kontorOf();
  const { key } = await scene.client.createKey({ body: { name: 'of a tenant', role: 'admin' } });
  const refused = await scene.request('/v1/installation', { headers: { authorization: `Bearer ${key}` } });
  expect(refused.status).toBe(403);
});
