// `kontor tail`: calls and state changes of postings as they happen, one line each, until Ctrl-C.
import { type Command, Option } from 'commander';
import type { Client, TailEvent } from '../client/index.ts';
import { api } from './api.ts';
import { connectionIdOf } from './connection-id.ts';
import { warn, write } from './output.ts';
import { postingIdOf } from './posting-id.ts';
import { stopSignal } from './stop-signal.ts';

export function addTail(program: Command): void {
  api(program, 'tail', 'show calls and state changes of postings as they happen, until Ctrl-C', follow)
    .option('--connection <connection>', 'only what concerns this connection: id or name')
    .option('--flow <flow>', 'only what this flow does: id or name')
    .option('--posting <posting>', 'only this one: its id, its reference or the number of its order')
    .option('--record <id>', 'only what a flow does for this record, such as an order')
    .addOption(
      new Option('--kind <kind>', 'only calls, or only postings').choices(['call', 'posting'] as const),
    )
    .option('--failed', 'only failed calls, and postings that are parked or rejected');
}

interface TailedOptions {
  connection?: string;
  flow?: string;
  posting?: string;
  record?: string;
  kind?: 'call' | 'posting';
  failed?: boolean;
  json?: boolean;
}

async function follow(client: Client, options: TailedOptions): Promise<undefined> {
  const { connection, flow, posting, record, kind, failed, json } = options;
  const filter = {
    connection: connection === undefined ? undefined : await connectionIdOf(client, connection),
    posting: posting === undefined ? undefined : await postingIdOf(client, posting),
    flow,
    record,
    kind,
    outcome: failed ? ('failed' as const) : undefined,
  };
  const stopping = new AbortController();
  void stopSignal().then(() => stopping.abort());
  let isLost = false;
  const events = client.tail(filter, {
    signal: stopping.signal,
    onLost() {
      isLost = true;
      warn('The connection to Kontor was lost. It is tried again.');
    },
    onOpen() {
      if (isLost) warn('Kontor answers again.');
      isLost = false;
    },
  });
  for await (const one of events)
    await write(`${json ? JSON.stringify({ event: one.event, ...one.data }) : lineOf(one)}\n`);
  return undefined;
}

const gaps = {
  slow: 'this command has read too slowly',
  'too-late': 'it has come back too late',
  'too-many': 'too much has happened at once',
};

function lineOf(one: TailEvent): string {
  if (one.event === 'gap')
    return `--- ${one.data.missed ?? 'Some'} events are missing: ${gaps[one.data.why]}. ---`;
  const { connection_name: connection, flow_name: flow, subject } = one.data;
  const of = flow === null ? [] : [subject === null ? flow : `${flow} ${subject}`];
  if (one.event === 'call') {
    const { started_at: at, method, path, status, failure, duration_ms: ms } = one.data;
    const answer = failure ?? status ?? 'no answer';
    return [timeOf(at), connection, `${answer} ${Math.round(ms)} ms`, `${method} ${path}`, ...of].join('  ');
  }
  const { at, operation, business_key: key, state, reference, document_number: number, reason } = one.data;
  const { amount, currency } = one.data;
  const about = [reference, number, amount === null ? null : `${amount} ${currency}`].filter(Boolean);
  const what = `${operation} of ${key}`;
  return [timeOf(at), connection, state, what, ...about, ...of, ...(reason === null ? [] : [reason])].join(
    '  ',
  );
}

/** In the time zone of the machine on which the command runs. */
const timeOf = (at: string): string => {
  const time = new Date(at);
  const two = (value: number, length = 2) => String(value).padStart(length, '0');
  return `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}.${two(time.getMilliseconds(), 3)}`;
};
