// What is stored of connections, runs and destinations is told in the language of the caller, with code and parameters.
import { expect, test } from 'vitest';
import { connectionOf, eventuallyIs, flowOf, kontorOfFile, type RunningKontor } from '../running-kontor.ts';

const kontorOf = kontorOfFile();

async function inGerman<Answer>(
  kontor: RunningKontor,
  path: string,
  init: RequestInit = {},
): Promise<Answer> {
  const reply = await kontor.request(path, {
    ...init,
    headers: { ...(init.headers as Record<string, string>), 'accept-language': 'de' },
  });
  return (await reply.json()) as Answer;
}

test('the status of a connection, and what it says to a check', async () => {
  const kontor = await kontorOf({ flows: true });
  const { client } = kontor;
  const id = await connectionOf(kontor, 's4hana');
  expect(await inGerman(kontor, `/v1/connections/${id}/check`, { method: 'POST' })).toMatchObject({
    ok: true,
    code: 'services-answer',
    message: expect.stringMatching(/^Es antworten: Kundenaufträge; Geschäftspartner/),
  });
  const paused = await client.pauseConnection({ id });
  const said = { status_reason_code: 'paused-by', status_reason_params: { who: expect.any(String) } };
  expect(paused).toMatchObject({ ...said, status_reason: expect.stringMatching(/^Paused by /) });
  expect(await inGerman(kontor, `/v1/connections/${id}`)).toMatchObject({
    ...said,
    status_reason: expect.stringMatching(/^Angehalten von /),
  });
  const { connections } = await inGerman<{ connections: { id: string }[] }>(kontor, '/v1/summary');
  expect(connections.find(one => one.id === id)).toMatchObject(said);
  await client.resumeConnection({ id });
});

test('a connector: its settings and the steps for its administrator', async () => {
  const kontor = await kontorOf();
  type Shown = {
    settings_schema: { properties: Record<string, { title: string; description: string }> };
    admin_steps: { code: string; params: object; title: string; text: string; scenario?: string }[];
  };
  const path = '/v1/connectors/s4hana?objects=sales-orders&auth=oauth-client-credentials';
  const shown = await inGerman<Shown>(kontor, path);
  expect(shown.settings_schema.properties.timeoutSeconds).toMatchObject({
    title: 'Zeitlimit einer Antwort in Sekunden',
    description: 'Wie lange eine Antwort dauern darf.',
  });
  expect(shown.admin_steps[0]).toMatchObject({
    code: 'create-user',
    params: { logon: { code: 'user-oauth-client-credentials' } },
    title: 'Legen Sie einen Kommunikationsbenutzer an',
    text: expect.stringMatching(/Benutzer für Kontor an\. Setzen Sie ein Passwort/),
  });
  expect(shown.admin_steps.find(({ scenario }) => scenario === 'SAP_COM_0109')?.text).toContain(
    'Kundenaufträge',
  );
  const english = (await (await kontor.request(path)).json()) as Shown;
  expect(english.settings_schema.properties.timeoutSeconds?.title).toBe('Timeout in seconds');
  expect(english.admin_steps[0]?.title).toBe('Create a communication user');
});

test('what is wrong with the fields of a request, and of settings', async () => {
  const kontor = await kontorOf();
  const post = (path: string, body: object) =>
    inGerman(kontor, path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  expect(await post('/v1/destinations', { types: [], surprise: 1 })).toMatchObject({
    code: 'bad-request',
    detail:
      'Die Anfrage ist ungültig: url: fehlt (erwartet: string); types: Zu wenige: erwartet werden mindestens 1 Einträge; body: hat kein Feld surprise.',
    details: {
      fields: expect.arrayContaining([
        {
          field: 'url',
          problem: 'fehlt (erwartet: string)',
          code: 'field-missing',
          params: { expected: 'string' },
        },
      ]),
    },
  });
  const settings = {
    baseUrl: kontor.s4.url,
    auth: { kind: 'basic', username: 'A', password: 'b' },
    timeoutSeconds: 0,
  };
  expect(await post('/v1/connections', { connector: 's4hana', name: 'wrong', settings })).toMatchObject({
    code: 'bad-settings',
    detail: expect.stringContaining('timeoutSeconds: Zu klein: erwartet wird mehr als 0'),
  });
});

test('a run that failed, and what could not be read', async () => {
  const kontor = await kontorOf({ flows: true });
  const { client, store } = kontor;
  const flow = await flowOf(kontor, 'order-to-journal');
  store.setFaults({ unavailable: 1 });
  const run = await client.runFlow({ id: flow, body: {} });
  expect(run).toMatchObject({ outcome: 'failed', error: expect.any(String), error_code: expect.any(String) });
  store.setFaults({});
  const { result } = await inGerman<{ result: (typeof run)[] }>(kontor, '/v1/runs?outcome=failed');
  const german = result.find(one => one.id === run.id);
  expect(german).toMatchObject({ error_code: run.error_code, error_params: run.error_params });
  expect(german?.error).not.toBe(run.error);
  expect(german?.error).toMatch(/ (nicht|Sie|hat) /);
});

test('a destination that a person has disabled, and what it answered', async () => {
  const kontor = await kontorOf();
  const { client } = kontor;
  const { id } = await client.createDestination({
    body: { url: 'http://127.0.0.1:9/', types: null, watch: [] },
  });
  await client.testDestination({ id });
  await eventuallyIs(
    'a try has failed',
    () =>
      inGerman<{ result: { answer: string | null; answer_code: string | null }[] }>(
        kontor,
        `/v1/destinations/${id}/deliveries`,
      ),
    ({ result }) =>
      result.some(one => one.answer_code !== null && !/did not|does not/.test(one.answer ?? '')),
  );
  await client.updateDestination({ id, body: { status: 'disabled' } });
  expect(await inGerman(kontor, `/v1/destinations/${id}`)).toMatchObject({
    status_reason_code: 'disabled-by',
    status_reason: expect.stringMatching(/^Abgeschaltet von /),
  });
});
