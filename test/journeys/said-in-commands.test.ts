// What the command line says is about commands and options, and names are understood as people know them.
import { expect, test } from 'vitest';
import { kontorCommand } from '../command.ts';
import {
  connectionOf,
  flowOf,
  kontorOfFile,
  placePaid,
  postingIn,
  type RunningKontor,
} from '../running-kontor.ts';

const kontorOf = kontorOfFile();

function commandsOf({ app, tenant }: Pick<RunningKontor, 'app' | 'tenant'>) {
  const environment = { KONTOR_URL: app.url, KONTOR_API_KEY: app.apiKey, KONTOR_TENANT: tenant };
  return async (...args: string[]) => {
    const command = kontorCommand(args, { environment });
    return { code: await command.ended, said: command.said() };
  };
}

test('postings are named by reference or order, and what was decided is said plainly', async () => {
  const kontor = await kontorOf({ flows: true });
  const cli = commandsOf(kontor);
  await kontor.client.pauseFlow({ id: await flowOf(kontor, 'order-to-sales-order') });
  const booked = placePaid(kontor);
  const { id } = await postingIn(kontor, 'journal-entries.create', `orders/${booked}`, 'accepted');
  for (const name of [String(booked), `BC-${booked}`, `bc-${booked}`]) {
    const { code, said } = await cli('postings', 'show', name);
    expect(code).toBe(0);
    expect(said).toMatch(new RegExp(`orders/${booked}: accepted as 1710.*\n.*Reference: BC-${booked}, \\d+`));
  }
  expect(JSON.parse((await cli('postings', 'show', `BC-${booked}`, '--json')).said).id).toBe(id);
  const nothing = await cli('postings', 'show', 'BC-9');
  expect(nothing).toMatchObject({ code: 1, said: expect.stringContaining('There is no posting "BC-9".') });

  const foreign = placePaid(kontor, { currency: 'SEK' });
  await postingIn(kontor, 'journal-entries.create', `orders/${foreign}`, 'parked');
  const close = ['postings', 'close', String(foreign), '--note', 'booked by hand'];
  expect((await cli(...close)).code).toBe(0);
  expect((await cli('postings', 'show', String(foreign))).said).toContain(
    'Closed by a person. Note: "booked by hand"',
  );
  const again = await cli(...close);
  expect(again).toMatchObject({ code: 1, said: expect.stringContaining('It is closed already') });
  expect(again.said).not.toContain('continues');
});

test('flows are named by their name, shown with their rules, and never made twice', async () => {
  const kontor = await kontorOf({ flows: true });
  const cli = commandsOf(kontor);
  const shown = await cli('flows', 'show', 'order-to-journal');
  expect(shown.said).toMatch(/order-to-journal from con_\w+ to con_\w+: it runs/);
  expect(shown.said).toMatch(/clearing\.credit_card +│ 11002010/);
  expect((await cli('flows', 'pause', 'order-to-journal')).said).toContain('paused since');
  const { settings } = await kontor.client.getFlow({ id: await flowOf(kontor, 'order-to-journal') });
  const from = await connectionOf(kontor, 'bigcommerce');
  const to = await connectionOf(kontor, 's4hana');
  const create = ['flows', 'create', 'order-to-journal', '--from', from, '--to', to, '--settings'];
  const twice = await cli(...create, JSON.stringify(settings));
  expect(twice).toMatchObject({ code: 1, said: expect.stringContaining('kontor flows list') });
  expect(twice.said).not.toContain('/v1/');
  const { name } = await kontor.client.getConnection({ id: from });
  const byName = ['flows', 'create', 'order-to-journal', '--from', name, '--to', to, '--settings'];
  const sameOne = await cli(...byName, JSON.stringify(settings));
  expect(sameOne).toEqual(twice);
  // One who sees all tenants may see a name twice.
  const neighbour = await kontorOf();
  const own = { ...neighbour.store.credentials, baseUrl: neighbour.store.url };
  const body = { connector: 'bigcommerce', name, settings: own };
  const { id: other } = await neighbour.client.createConnection({ body });
  expect(await commandsOf({ app: kontor.app, tenant: '' })(...byName, '{}')).toMatchObject({
    code: 1,
    said: expect.stringMatching(`Several connections are named "${name}": .*${other}`),
  });
  const noFile = await cli(...create, '@nofile.json');
  expect(noFile.said).toContain('Kontor cannot read the settings in nofile.json: it does not exist.');
  const lacking = await cli(...create, '{"companyCode":"1710"}');
  expect(lacking.said).toContain('tax: is missing');
});

test('what is wrong with options is said in options', async () => {
  const kontor = await kontorOf({ flows: true });
  const cli = commandsOf(kontor);
  const period = ['--since', '2026-11-30', '--until', '2026-11-01'];
  for (const what of ['preview', 'differences'])
    expect(await cli('flows', what, 'order-to-journal', ...period)).toMatchObject({
      code: 2,
      said: expect.stringContaining('--until 2026-11-01 is before --since 2026-11-30.'),
    });
  expect((await cli('postings', 'list', '--limit', '1000')).said).toContain('a whole number from 1 to 500');
  const otherKey = await cli('flows', 'list', '--key', 'a-key-of-another-kontor');
  expect(otherKey).toMatchObject({
    code: 1,
    said: expect.stringContaining(`The Kontor at ${kontor.app.url} was asked`),
  });
  const nowhere = await cli('flows', 'test', '--samples', 'nothere');
  expect(nowhere).toMatchObject({ code: 2, said: expect.stringContaining('--samples DIR') });
  const inside = await cli('flows', 'test', '--samples', 'src/flows/samples/order-to-journal');
  expect(inside.said).toContain('name the one above it: --samples src/flows/samples.');
});
