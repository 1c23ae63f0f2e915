// A receiver of messages that breaks off three times of ten.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { chance } from '../src/sandbox/faults.ts';

/** Answers its address. */
export async function breakingReceiver(seed: string): Promise<string> {
  const receiver = createServer((request, reply) => {
    request.resume();
    if (chance(`${seed}|receiver|${request.headers['webhook-id']}`) < 0.3) request.destroy();
    else request.on('end', () => reply.end('x'.repeat(100_000)));
  });
  receiver.keepAliveTimeout = 2_000;
  await new Promise<void>(done => receiver.listen(0, '127.0.0.1', done));
  onTestFinished(() => void receiver.close());
  return `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
}
