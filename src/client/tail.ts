// What happens, as an endless loop: reads the stream, and connects again when it breaks.
import { eventStream } from './event-stream.ts';
import { ApiProblem } from './problem.ts';
import type { operations } from './schema.ts';

type Operation = operations['tail'];
export type TailEvent = Operation['responses'][200]['content']['text/event-stream'];
export type TailFilter = {
  [Name in keyof NonNullable<Operation['parameters']['query']>]?:
    | NonNullable<Operation['parameters']['query']>[Name]
    | undefined;
};

export interface TailOptions {
  /** Ends the loop. */
  signal?: AbortSignal | undefined;
  /** Goes on where an earlier stream was, if that was within a minute. */
  lastEventId?: string | undefined;
  /** Told where the stream stands: as `lastEventId`, a later one goes on from there. */
  onId?: ((id: string) => void) | undefined;
  /** The stream has begun, or begun again. */
  onOpen?: (() => void) | undefined;
  /** The stream was lost; it is tried again. */
  onLost?: (() => void) | undefined;
}

type Open = (headers: Record<string, string>, signal: AbortSignal) => Promise<Response>;

/** Kontor sends something every 15 seconds: a stream that is silent for longer is dead. */
const silentMs = 45_000;
const pauseMs = { first: 500, longest: 10_000 };

export async function* tailOf(
  open: Open,
  problemOf: (reply: Response) => Promise<ApiProblem>,
  { signal, lastEventId = '', onId, onOpen, onLost }: TailOptions,
): AsyncGenerator<TailEvent> {
  let last = lastEventId;
  /** What was told since `last`: it comes again after a break. */
  let told = new Set<string>();
  let wasOpen = false;
  for (let tried = 0; signal?.aborted !== true; tried++) {
    const ending = new AbortController();
    const end = () => ending.abort();
    signal?.addEventListener('abort', end);
    let silence = setTimeout(end, silentMs);
    try {
      const reply = await open(
        { accept: 'text/event-stream', ...(last === '' ? {} : { 'last-event-id': last }) },
        ending.signal,
      );
      if (!reply.ok) throw await problemOf(reply);
      wasOpen = true;
      tried = 0;
      onOpen?.();
      const again = new Set(told);
      const stream = eventStream();
      for await (const text of (reply.body as NonNullable<typeof reply.body>).pipeThrough(
        new TextDecoderStream(),
      )) {
        clearTimeout(silence);
        for (const { event, data, id } of stream.push(text)) {
          const key = `${event} ${data}`;
          if (data !== '' && !again.has(key)) yield { event, data: JSON.parse(data) as unknown } as TailEvent;
          if (id !== '' && id !== last) {
            last = id;
            onId?.(id);
            told = new Set();
            again.clear();
          } else if (data !== '') told.add(key);
        }
        silence = setTimeout(end, silentMs);
      }
    } catch (thrown) {
      if (signal?.aborted) return;
      const passes = thrown instanceof ApiProblem ? passing.has(thrown.kind) : true;
      if (!wasOpen || !passes) throw thrown;
    } finally {
      clearTimeout(silence);
      signal?.removeEventListener('abort', end);
      end();
    }
    if (tried === 0) onLost?.();
    await pause(Math.min(pauseMs.longest, pauseMs.first * 2 ** Math.min(tried, 10)), signal);
  }
}

const passing = new Set(['limited', 'unavailable', 'uncertain']);

const pause = (ms: number, signal: AbortSignal | undefined) =>
  new Promise<void>(resolve => {
    const over = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', over);
      resolve();
    };
    const timer = setTimeout(over, ms);
    signal?.addEventListener('abort', over);
    if (signal?.aborted) over();
  });
