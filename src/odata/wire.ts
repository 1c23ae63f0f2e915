// Where V2 and V4 put things in an answer: rows, the link to the next page, the count, warnings.
import { exactJson } from '../core/exact-json.ts';
import { excerpt } from '../core/excerpt.ts';
import { externalInteger } from '../core/external-numbers.ts';
import { externalText } from '../core/external-text.ts';
import { isTooDeep } from '../core/read-json.ts';
import { cutText } from '../core/storable.ts';
import { headerText } from '../http/header-text.ts';
import { type HttpReply, header } from '../http/send.ts';
import type { Refusals } from './client.ts';
import { longestMessage, type ServiceMessage } from './message.ts';
import type { Protocol } from './metadata/model.ts';
import { say } from './sentences.ts';
import type { Entity } from './values/read-entity.ts';

export interface WirePage {
  rows: Entity[];
  /** Undefined: this is the last page. */
  next: string | undefined;
  count: number | undefined;
}

const v4Json = 'application/json;IEEE754Compatible=true';

/** V4 would write decimals as JSON numbers, and a reader would round them; this asks for text. */
export function headersFor(protocol: Protocol): { accept: string; 'content-type': string } {
  const json = protocol === 'V2' ? 'application/json' : v4Json;
  return { accept: json, 'content-type': json };
}

/** Throws what the refusal means, or that the answer is not OData. `write`: 5xx and broken answers are `uncertain`. */
export function bodyOf(
  reply: HttpReply,
  protocol: Protocol,
  { write, refusals }: { write: boolean; refusals: Refusals },
): Entity {
  if (reply.status >= 300) throw refusals.errorOf(reply, { write });
  let body: unknown;
  try {
    body = parse(reply, protocol);
  } catch {
    throw refusals.notOData(reply, write);
  }
  if (typeof body !== 'object' || body === null) throw refusals.notOData(reply, write);
  // An OData error inside a 200 has been seen in the wild (SAP/open-ux-tools#631).
  if ('error' in body && !('value' in body)) throw refusals.errorOf({ ...reply, status: 400 }, { write });
  if (protocol === 'V4') return body as Entity;
  const data = (body as { d?: unknown }).d;
  if (typeof data !== 'object' || data === null) throw refusals.notOData(reply, write);
  return data as Entity;
}

/** Where the server has not promised text for numbers, those that JavaScript would round become text here. */
function parse(reply: HttpReply, protocol: Protocol): unknown {
  const promised = protocol === 'V2' || /IEEE754Compatible=true/i.test(header(reply, 'content-type') ?? '');
  if (!promised) return exactJson(reply.text);
  if (isTooDeep(reply.text)) throw new RangeError('nested too deep');
  return JSON.parse(reply.text);
}

/** Its rows may be anything yet. Throws `config/not-a-list`, which says `what` was asked, for a body that is no list. */
export function pageOf(body: Entity | Entity[], protocol: Protocol, what: string): WirePage {
  if (protocol === 'V4') {
    if (!Array.isArray(body) && Array.isArray(body.value))
      return {
        rows: body.value,
        next: linkOf(body['@odata.nextLink']),
        count: externalInteger(body['@odata.count']),
      };
  } else {
    if (Array.isArray(body)) return { rows: body, next: undefined, count: undefined };
    if (Array.isArray(body.results))
      return {
        rows: body.results,
        next: linkOf(body.__next),
        count: externalInteger(body.__count),
      };
  }
  throw say.error('not-a-list', { what });
}

const linkOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

/** Messages that came with success: V2 in the header `sap-message`, V4 in `sap-messages` and in the body. */
export function warningsOf(reply: HttpReply, entity?: Entity): ServiceMessage[] {
  const inHeader = header(reply, 'sap-message') ?? header(reply, 'sap-messages');
  const inBody = entity?.SAP__Messages;
  const all = [
    ...(inHeader ? headerMessages(headerText(inHeader)) : []),
    ...(Array.isArray(inBody) ? inBody : []),
  ] as WireMessage[];
  return all.map(messageOf).filter(message => message !== undefined);
}

interface WireMessage {
  code?: unknown;
  message?: unknown;
  severity?: unknown;
  numericSeverity?: unknown;
  target?: unknown;
}

function headerMessages(text: string): WireMessage[] {
  try {
    const parsed = JSON.parse(text) as (WireMessage & { details?: WireMessage[] }) | WireMessage[];
    return Array.isArray(parsed) ? parsed : [parsed, ...(parsed.details ?? [])];
  } catch {
    return [{ message: cutText(text, 300) }]; // the XML form: shown as it came
  }
}

/** Undefined: it only says that all went well. */
function messageOf({
  code,
  message,
  severity,
  numericSeverity,
  target,
}: WireMessage): ServiceMessage | undefined {
  if (severity === 'success' || numericSeverity === 1) return undefined;
  const isWarning = severity === 'warning' || numericSeverity === 3;
  const isError = severity === 'error' || numericSeverity === 4;
  return {
    code: excerpt(externalText(code), 100),
    text: excerpt(externalText(message), longestMessage),
    severity: isError ? 'error' : isWarning ? 'warning' : 'info',
    ...(typeof target === 'string' && target !== '' ? { target: excerpt(target, longestMessage) } : {}),
  };
}
