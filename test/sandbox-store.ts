// A store sandbox for a test file, how it is called over HTTP, and a receiver for its webhooks.
import { afterEach, expect } from 'vitest';
import {
  type StoreSandbox,
  type StoreSandboxOptions,
  startStoreSandbox,
} from '../src/sandbox/bigcommerce/server.ts';
import { type Received, startReceiver } from './receiver.ts';

/** Call it at the top of a file: what its tests open is closed after each of them. */
export function storesOfFile() {
  const open: { close(): Promise<unknown> | unknown }[] = [];
  afterEach(async () => {
    for (const one of open.splice(0)) await one.close();
  });
  return {
    async start(options: StoreSandboxOptions = {}): Promise<StoreSandbox> {
      const store = await startStoreSandbox(options);
      open.push(store);
      return store;
    },
    /** Takes the webhooks of these scopes; `answers` are the first statuses, then 200. */
    async receiver(
      store: StoreSandbox,
      answers: number[] = [],
      scopes = ['store/order/*'],
    ): Promise<Received[]> {
      const receiver = await startReceiver();
      receiver.answers.push(...answers);
      open.unshift(receiver);
      for (const scope of scopes) {
        const hook = { scope, destination: receiver.url, headers: { 'x-mine': 'yes' } };
        expect((await callStore(store, 'POST', '/v3/hooks', hook)).status).toBe(200);
      }
      return receiver.received;
    },
  };
}

export async function callStore(
  store: StoreSandbox,
  method: string,
  path: string,
  sent?: unknown,
  token = store.credentials.accessToken,
) {
  const reply = await fetch(`${store.url}/stores/${store.credentials.storeHash}${path}`, {
    method,
    headers: { 'x-auth-token': token, ...(sent === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
  });
  const text = await reply.text();
  // biome-ignore lint/suspicious/noExplicitAny: answers are picked apart
  const body: any = text === '' ? undefined : JSON.parse(text);
  return { status: reply.status, headers: reply.headers, text, body };
}
