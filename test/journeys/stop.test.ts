// A stop does not wait for clients that have nothing to say.
import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { ownKontor } from '../running-kontor.ts';

test('clients that have sent nothing, half a head or half a body do not hold it up', async () => {
  const { app } = await ownKontor();
  const { port } = new URL(app.url);
  const halves = [
    '',
    'GET /v1/summary HTTP/1.1\r\nHost',
    'POST /hooks/con_1 HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf',
  ];
  for (const half of halves) {
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('error', () => {});
    onTestFinished(() => void socket.destroy());
    await once(socket, 'connect');
    if (half !== '') await new Promise(done => socket.write(half, done));
  }
  const before = performance.now();
  await app.stop();
  expect(performance.now() - before).toBeLessThan(15_000);
});
