// Business events as a webhook sees them; the CloudEvents SDK reads them, which knows nothing of us.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CloudEvent, HTTP } from 'cloudevents';
import { expect, onTestFinished, test, vi } from 'vitest';
import { orderHeader } from '../../../test/order-header.ts';
import { sandboxSystem } from '../../../test/sandbox-system.ts';
import { salesOrders } from '../../s4/documents/sales-orders.ts';
import type { S4SandboxOptions } from './server.ts';

interface Receiver {
  events: CloudEvent<Record<string, string>>[];
  handshakes: IncomingMessage['headers'][];
  /** Answers to give before the good ones. */
  failures: number;
  allows: string | undefined;
}

async function receive(options: S4SandboxOptions = {}, allows: string | undefined = '*') {
  const receiver: Receiver = { events: [], handshakes: [], failures: 0, allows };
  const answer = async (request: IncomingMessage, reply: ServerResponse) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    if (request.method === 'OPTIONS') {
      receiver.handshakes.push(request.headers);
      if (receiver.allows !== undefined) reply.setHeader('WebHook-Allowed-Origin', receiver.allows);
      return reply.end();
    }
    if (receiver.failures > 0) {
      receiver.failures--;
      return reply.writeHead(500).end();
    }
    receiver.events.push(
      HTTP.toEvent({ headers: request.headers, body }) as CloudEvent<Record<string, string>>,
    );
    return reply.writeHead(204).end();
  };
  const server = createServer((request, reply) => void answer(request, reply));
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const eventsTo = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/events?from=s4`;
  const { sandbox, client } = await sandboxSystem({ eventsTo, eventRetryMs: 20, ...options });
  return { receiver, sandbox, orders: salesOrders(client) };
}

const order = { ...orderHeader, to_Item: [{ Material: 'TG11', RequestedQuantity: '1' }] };

test('a created and a changed order are told as CloudEvents with nothing but the key (S4-97)', async () => {
  const { receiver, orders } = await receive();
  const { entity } = await orders.create(order);
  await orders.block(String(entity.SalesOrder), { delivery: '01' });
  await vi.waitFor(() => expect(receiver.events).toHaveLength(2));
  const [created] = receiver.events.filter(({ type }) => type.endsWith('Created.v1'));
  expect(created?.validate()).toBe(true);
  expect(created).toMatchObject({
    specversion: '1.0',
    type: 'sap.s4.beh.salesorder.v1.SalesOrder.Created.v1',
    source: '/default/sap.s4.beh/SANDBOX',
    datacontenttype: 'application/json',
    data: { SalesOrder: '1' },
  });
  expect(receiver.events.map(({ type }) => type)).toContain('sap.s4.beh.salesorder.v1.SalesOrder.Changed.v1');
});

test('nobody is sent an event who has not agreed to it in the handshake (S4-98)', async () => {
  const { receiver, sandbox, orders } = await receive({}, 'https://somebody-else.example');
  await orders.create(order);
  await vi.waitFor(() => expect(receiver.handshakes).toHaveLength(1));
  expect(receiver.handshakes[0]?.['webhook-request-origin']).toBe('sandbox.s4hana.example');
  expect(sandbox.events()).toEqual({ allowed: false, delivered: 0, outstanding: 1 });
  receiver.allows = 'sandbox.s4hana.example';
  const again = await fetch(`${sandbox.url}/sandbox/events/handshake`, { method: 'POST' });
  expect(await again.json()).toEqual({ allowed: true });
  await vi.waitFor(() => expect(receiver.events).toHaveLength(1));
});

test('an event that is not taken comes again, and may come twice or never (S4-99)', async () => {
  const { receiver, sandbox, orders } = await receive();
  receiver.failures = 3;
  await orders.create(order);
  await vi.waitFor(() => expect(receiver.events).toHaveLength(1), 3_000);
  sandbox.setFaults({ 'event-doubled': 1 });
  await orders.create(order);
  await vi.waitFor(() => expect(receiver.events).toHaveLength(3));
  expect(receiver.events[1]?.id).toBe(receiver.events[2]?.id);
  sandbox.setFaults({ 'event-lost': 1 });
  await orders.create(order);
  sandbox.setFaults({});
  await orders.create(order);
  await vi.waitFor(() =>
    expect(receiver.events.map(({ data }) => data?.SalesOrder)).toEqual(['1', '2', '2', '4']),
  );
});

test('what was refused is no event', async () => {
  const { receiver, orders } = await receive();
  await expect(orders.create({ ...order, SoldToParty: '999' })).rejects.toMatchObject({ kind: 'rejected' });
  await orders.create(order);
  await vi.waitFor(() => expect(receiver.events).toHaveLength(1));
  expect(receiver.events[0]?.data).toEqual({ SalesOrder: '1' });
});
