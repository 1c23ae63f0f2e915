// The calls with which a run has read its source can be asked for, and no others.
import { expect, test } from 'vitest';
import { kontorOfFile, placePaid, postingIn } from '../running-kontor.ts';

const kontorOf = kontorOfFile();

test('the calls of a run are those that read its source, page by page, and those of another run are not among them', async () => {
  const kontor = await kontorOf({ flows: true });
  const { client } = kontor;
  const order = placePaid(kontor);
  await postingIn(kontor, 'journal-entries.create', `orders/${order}`, 'accepted');
  await kontor.idle();
  const flow = (await client.listFlows()).result.find(one => one.flow === 'order-to-journal');
  if (!flow) throw new Error('There is no flow.');
  const first = await client.runFlow({ id: flow.id, body: {} });
  const second = await client.runFlow({ id: flow.id, body: {} });
  expect(await client.getRun({ id: first.id })).toEqual(first);
  const callsOf = (run: string, limit = 50) => client.listCalls({ id: flow.from, run, limit }).all();
  const [ofFirst, ofSecond] = [await callsOf(first.id), await callsOf(second.id)];
  expect(ofFirst.length).toBeGreaterThan(0);
  expect(ofSecond.length).toBeGreaterThan(0);
  const ids = (calls: { id: string }[]) => calls.map(({ id }) => id);
  expect(ids(ofFirst).filter(id => ids(ofSecond).includes(id))).toEqual([]);
  for (const { started_at, posting, method } of ofFirst) {
    expect([method, posting]).toEqual(['GET', null]);
    expect(Date.parse(started_at)).toBeGreaterThanOrEqual(Date.parse(first.started_at) - 1_000);
    expect(Date.parse(started_at)).toBeLessThanOrEqual(Date.parse(String(first.ended_at)) + 1_000);
  }
  expect(ids(await callsOf(first.id, 1))).toEqual(ids(ofFirst));
  // Every call of the connection is among all of them, which have more.
  const all = ids(await client.listCalls({ id: flow.from, limit: 500 }).all());
  expect(all).toEqual(expect.arrayContaining([...ids(ofFirst), ...ids(ofSecond)]));
  expect(all.length).toBeGreaterThan(ofFirst.length + ofSecond.length);
  // A run of another connection, and none at all.
  expect(await client.listCalls({ id: flow.to, run: first.id }).all()).toEqual([]);
  expect(await callsOf('run_none')).toEqual([]);
  await expect(client.getRun({ id: 'run_none' })).rejects.toMatchObject({ status: 404, code: 'no-run' });
  const stranger = await kontorOf();
  await expect(stranger.client.getRun({ id: first.id })).rejects.toMatchObject({ code: 'no-run' });
});
