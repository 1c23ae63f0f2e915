// What happens to a message while one of its tries is on its way: a person sends it again, corrects the address, rotates the secret.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startReceiver } from '../receiver.ts';
import { eventually, eventuallyIs, ownKontor } from '../running-kontor.ts';

/** A receiver that refuses the first try, and leaves the others without an answer; `takes`: those that it takes, counted from 1. */
async function hanging(takes: (n: number) => boolean = () => false) {
  const replies: ServerResponse[] = [];
  const server = createServer((request, response) => {
    request.resume();
    const n = replies.push(response);
    if (n === 1) response.writeHead(500).end();
    else if (takes(n)) response.writeHead(200).end();
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, replies };
}

describe('a message', () => {
  // The API has said to a person that it is sent again.
  test('that is replayed while its last try hangs is sent again', async () => {
    const kontor = await ownKontor({ tuning: { deliveryPausesMs: [200] } });
    const { client } = kontor;
    const { url, replies } = await hanging(n => n > 2);
    const { id } = await client.createDestination({ body: { url } });
    await client.testDestination({ id });
    await eventually('the last try hangs', () => replies.length === 2);
    const [message] = (await client.listDestinationDeliveries({ id })).result;
    await client.replayDestinationDelivery({ id, message: message?.message as string });
    replies[1]?.writeHead(500).end();
    await eventuallyIs(
      'it is delivered',
      async () => (await client.listDestinationDeliveries({ id })).result[0],
      one => one?.state === 'delivered',
      { timeoutMs: 5_000 },
    );
  }, 60_000);

  // A person corrects the address while the last try at the old one hangs; a delivery that is listed as failed would be replayed, and sent twice.
  test('that has arrived at the corrected address is delivered, whatever comes of the try at the old one', async () => {
    const kontor = await ownKontor({ tuning: { deliveryPausesMs: [200] } });
    const { client } = kontor;
    const { url, replies } = await hanging();
    const receiver = await startReceiver();
    onTestFinished(() => receiver.close());
    const { id } = await client.createDestination({ body: { url } });
    await client.testDestination({ id });
    await eventually('the last try hangs', () => replies.length === 2);
    await client.updateDestination({ id, body: { url: receiver.url } });
    const delivery = async () => (await client.listDestinationDeliveries({ id })).result[0];
    await eventuallyIs('it is delivered', delivery, one => one?.state === 'delivered');
    expect(receiver.received).toHaveLength(1);
    replies[1]?.writeHead(500).end();
    await new Promise(done => setTimeout(done, 1_500));
    expect(await delivery()).toMatchObject({ state: 'delivered' });
    expect((await client.getDestination({ id })).failing_since).toBeNull();
  }, 60_000);

  // Each caller got a secret, and was promised a day.
  test('is signed with both secrets that two rotations at the same moment have answered', async () => {
    const kontor = await ownKontor();
    const { client } = kontor;
    const receiver = await startReceiver();
    onTestFinished(() => receiver.close());
    const { id } = await client.createDestination({ body: { url: receiver.url } });
    for (let round = 1; round <= 5; round++) {
      const secrets = await Promise.all([1, 2].map(() => client.rotateDestinationSecret({ id })));
      await client.testDestination({ id });
      await eventually('it has come', () => receiver.received.length === round);
      const { headers, body } = receiver.received.at(-1) as (typeof receiver.received)[0];
      for (const { secret } of secrets) new Webhook(secret).verify(body, headers);
    }
  }, 60_000);
});
