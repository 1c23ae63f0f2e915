// What the element <kontor-connect> and Kontor's page in its frame say to each other with postMessage. Both take their types and checks from
// here. Who has sent a message is checked where it is heard: by its window and its exact origin.

/**
 * Why a session is of no use any more: it made its connection (`used`), it expired or was cancelled (`over`), it had all its attempts
 * (`tries`), Kontor does not know its token (`unknown`), or its page did not open (`unreachable`).
 */
export type EndReason = 'used' | 'over' | 'tries' | 'unknown' | 'unreachable';

export interface Connected {
  /** Its id. */
  connection: string;
  name: string;
  /** `ok`, or what is wrong already. */
  status: string;
}

/** From the page in the frame. */
export type FromPage =
  | { type: 'ready' }
  /** Of the page, in CSS pixels. */
  | { type: 'height'; height: number }
  | ({ type: 'connected' } & Connected)
  | { type: 'ended'; reason: EndReason }
  /** The person wants to leave it. */
  | { type: 'close' };

/** To the page: `open` answers `ready`. */
export type ToPage =
  | { type: 'open'; token: string }
  /** Empty: as the browser is set. */
  | { type: 'look'; lang: string; theme: string };

type Unread = Partial<Record<string, unknown>>;

/** Undefined: it is no such message. */
export function fromPage(data: unknown): FromPage | undefined {
  const { type, height, connection, name, status, reason } = (data ?? {}) as Unread;
  if (type === 'ready' || type === 'close') return { type };
  if (type === 'height' && typeof height === 'number' && height >= 0 && height <= highest)
    return { type, height };
  if (type === 'ended' && isReason(reason)) return { type, reason };
  if (type === 'connected' && isText(connection) && isText(name) && isText(status))
    return { type, connection, name, status };
  return undefined;
}

/** Undefined: it is no such message. */
export function toPage(data: unknown): ToPage | undefined {
  const { type, token, lang, theme } = (data ?? {}) as Unread;
  if (type === 'open' && isText(token)) return { type, token };
  if (type === 'look' && isText(lang) && isText(theme)) return { type, lang, theme };
  return undefined;
}

const highest = 100_000;
const isText = (value: unknown): value is string => typeof value === 'string';
const isReason = (value: unknown): value is EndReason =>
  ['used', 'over', 'tries', 'unknown', 'unreachable'].includes(value as string);
