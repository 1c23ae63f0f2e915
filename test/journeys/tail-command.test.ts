// `kontor tail`: a line for each call and each state, only what was asked for, over a restart of Kontor, and it ends when it is told to.
import { expect, test } from 'vitest';
import { kontorCommand } from '../command.ts';
import { eventually } from '../eventually.ts';
import { ownKontor, placePaid, type RunningKontor } from '../running-kontor.ts';

const environmentOf = ({ app }: RunningKontor) => ({ KONTOR_URL: app.url, KONTOR_API_KEY: app.apiKey });

/** Starts the command, and resolves when it follows: it tells what happens. */
async function tail(kontor: RunningKontor, ...args: string[]) {
  const command = kontorCommand(['tail', ...args], { environment: environmentOf(kontor) });
  const { result } = await kontor.client.listConnections();
  await eventually('it tells of a check', async () => {
    for (const { id } of result) await kontor.client.checkConnection({ id });
    return command.said() !== '';
  });
  return command;
}

test('tells calls and states, one line each, and again after Kontor was away', async () => {
  const kontor = await ownKontor({ scene: { flows: true } });
  const all = await tail(kontor);
  const asJson = await tail(kontor, '--json');
  const order = placePaid(kontor);
  const accepted = new RegExp(`accepted {2}journal-entries\\.create of \\S*/orders/${order} {2}BC-${order}`);
  await eventually('the document is told', () => accepted.test(all.said()));
  expect(all.said()).toMatch(/^\d\d:\d\d:\d\d\.\d{3} {2}S\/4HANA sandbox {2}20\d \d+ ms {2}POST \//m);
  for (const line of asJson.said().trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('event');
  expect(all.said()).not.toContain(kontor.app.apiKey);

  await kontor.restart();
  const next = placePaid(kontor);
  await eventually('it has come back', () => all.said().includes(`/orders/${next} `));
  expect(all.said()).toMatch(/The connection to Kontor was lost[\s\S]*Kontor answers again/);
  all.child.kill('SIGINT');
  expect(await all.ended).toBe(0);
  asJson.child.kill('SIGTERM');
  expect(await asJson.ended).toBe(0);
});

test('tells only what was asked for', async () => {
  const kontor = await ownKontor({ scene: { flows: true } });
  kontor.s4.blockAccount('41000000', true);
  const shop = await tail(kontor, '--connection', 'Sandbox store', '--kind', 'call');
  const failed = kontorCommand(['tail', '--failed', '--kind', 'posting'], {
    environment: environmentOf(kontor),
  });
  await eventually('a refused document is told', () => {
    placePaid(kontor);
    return / rejected {2}| parked {2}/.test(failed.said());
  });
  expect(failed.said()).toContain('41000000');
  expect(failed.said()).not.toMatch(/ {2}accepted {2}| {2}20\d \d+ ms/);
  await kontor.idle();
  expect(shop.said()).toContain('Sandbox store');
  expect(shop.said()).not.toContain('S/4HANA sandbox');
});

test('says what is wrong instead of waiting', async () => {
  const kontor = await ownKontor({ scene: { flows: true } });
  const unknown = kontorCommand(['tail', '--connection', 'nobody'], { environment: environmentOf(kontor) });
  expect(await unknown.ended).not.toBe(0);
  expect(unknown.said()).toContain('nobody');
  const wrongKey = kontorCommand(['tail'], {
    environment: { ...environmentOf(kontor), KONTOR_API_KEY: 'wrong' },
  });
  expect(await wrongKey.ended).not.toBe(0);
});
