// Durable webhook intake on embedded storage beside the same route without any storage: 64 connections, in turns,
// medians. Every webhook is another event and is signed.
import { createHmac } from 'node:crypto';
import autocannon from 'autocannon';
import { child, median } from './children.ts';
import { clientSecret } from './intake-secret.ts';

const rounds = 3;
const seconds = 6;
// More than are ever sent in a round: a repeated one would be cheaper.
const headers = 300_000;

interface Signed {
  body: string;
  headers: Record<string, string>;
}

function signed(count: number, from: number): Signed[] {
  const timestamp = String(Math.floor(Date.now() / 1000));
  return Array.from({ length: count }, (_, i) => {
    const id = `msg_${from + i}`;
    const body = JSON.stringify({
      scope: 'store/order/created',
      store_id: '1025646',
      data: { type: 'order', id: from + i },
      hash: `${from + i}`.padStart(40, '0'),
      created_at: 1561479335,
      producer: 'stores/bench',
    });
    const signature = createHmac('sha256', clientSecret)
      .update(`${id}.${timestamp}.${body}`)
      .digest('base64');
    return {
      body,
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': `v1,${signature}`,
      },
    };
  });
}

async function measure(url: string, from: number): Promise<{ rate: number; p99: number; bad: number }> {
  const all = signed(headers, from);
  let next = 0;
  const result = await autocannon({
    url,
    method: 'POST',
    connections: 64,
    duration: seconds,
    requests: [{ setupRequest: request => ({ ...request, ...(all[next++ % all.length] as Signed) }) }],
  });
  return { rate: result.requests.average, p99: result.latency.p99, bad: result.non2xx + result.errors };
}

const bare = await child<{ url: string }>('./intake-child.ts', 'bare');
const stored = await child<{ url: string }>('./intake-child.ts', 'stored');
const results: Record<'bare' | 'stored', { rate: number; p99: number; bad: number }[]> = {
  bare: [],
  stored: [],
};
for (let round = 0; round <= rounds; round++) {
  const one = await measure(bare.ready.url, round * headers);
  const two = await measure(stored.ready.url, round * headers);
  // The first round warms both up.
  if (round === 0) continue;
  results.bare.push(one);
  results.stored.push(two);
}
const of = (name: 'bare' | 'stored', field: 'rate' | 'p99' | 'bad') =>
  median(results[name].map(result => result[field]));
const counted = await stored.ask<{ stored: number }>({});
process.stdout.write(
  `without storage ${of('bare', 'rate').toFixed(0)} webhooks/s, p99 ${of('bare', 'p99')} ms\n` +
    `durable         ${of('stored', 'rate').toFixed(0)} webhooks/s, p99 ${of('stored', 'p99')} ms, refused ${of('stored', 'bad')}, events in the database ${counted.stored}\n` +
    `ratio           ${((of('stored', 'rate') / of('bare', 'rate')) * 100).toFixed(0)} %\n`,
);
bare.end();
stored.end();
