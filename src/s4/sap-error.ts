// SAP's error bodies, read into one shape, and what they mean for the one who asked.
import { XMLParser } from 'fast-xml-parser';
import { answered } from '../core/answered.ts';
import type { KontorError } from '../core/errors.ts';
import { excerpt } from '../core/excerpt.ts';
import { externalText } from '../core/external-text.ts';
import { cutText } from '../core/storable.ts';
import { askedToWaitMs } from '../http/asked-to-wait.ts';
import { type HttpReply, header } from '../http/send.ts';
import { longestMessage, type ServiceMessage } from '../odata/message.ts';
import { explain } from './messages/explain.ts';
import { sapRefusal, say } from './sentences.ts';

const xml = new XMLParser({ removeNSPrefix: true, ignoreAttributes: true, parseTagValue: false });

/** A refusal is read so far; SAP's have a few kilobytes. */
const maxParsed = 256 * 1024;
const maxMessages = 100;

/** The messages of an error body, V2 or V4, JSON or XML; the head first, repeats left out. Empty: not SAP's body. */
export function sapMessages(reply: HttpReply): ServiceMessage[] {
  const said = parseError(reply.text);
  if (!said) return [];
  // What stands between may say it in a text only.
  const error = typeof said === 'object' ? said : { message: said };
  const head = {
    code: codeOf(error.code),
    text: textOf(error.message) || textOf(error),
    severity: 'error' as const,
    ...targetOf(error.target),
  };
  const inner = error.innererror?.errordetails;
  const details = [...asArray(inner?.errordetail ?? inner), ...asArray(error.details)]
    .map(detail => ({
      code: codeOf(detail.code),
      text: textOf(detail.message),
      severity: detail.severity === 'warning' || detail.severity === 'info' ? detail.severity : 'error',
      ...targetOf(detail.target || detail.propertyref),
    }))
    .filter(detail => !detail.code.startsWith('/IWBEP/CX_'))
    .slice(0, maxMessages);
  const seen = new Set<string>();
  return [head, ...details].filter((message): message is ServiceMessage => {
    const key = `${message.code}|${message.text}`;
    if (seen.has(key) || message.text === '') return false;
    seen.add(key);
    return true;
  });
}

const targetOf = (target: unknown) =>
  typeof target === 'string' && target !== '' ? { target: excerpt(target, longestMessage) } : {};

const codeOf = (code: unknown) => excerpt(externalText(code), 100);
const textOf = (message: unknown) => excerpt(externalText(message), longestMessage);

interface SapErrorBody {
  code?: string;
  message?: unknown;
  target?: unknown;
  /** V4. */
  details?: unknown;
  innererror?: { errordetails?: { errordetail?: unknown } };
}

function parseError(text: string): SapErrorBody | string | undefined {
  // Of a batch it may be long; what is longer is no message.
  if (text.length > maxParsed) return undefined;
  const start = text.trimStart()[0];
  try {
    if (start === '{') return (JSON.parse(text) as { error?: SapErrorBody | string }).error;
    if (start === '<') return (xml.parse(text) as { error?: SapErrorBody | string }).error;
  } catch {
    return undefined; // a broken body has no messages; the status still speaks
  }
  return undefined;
}

function asArray(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value;
  return typeof value === 'object' && value !== null ? [value as Record<string, unknown>] : [];
}

export function isCsrfRefusal(reply: HttpReply): boolean {
  return reply.status === 403 && /required/i.test(header(reply, 'x-csrf-token') ?? '');
}

/**
 * What a refused answer means. `write`: the request may have changed something, so 5xx is `uncertain`, and so is 408.
 * That is what gateways answer that have waited for the system.
 * `nowMs` is for a Retry-After that is a date.
 */
export function errorOf(reply: HttpReply, { write, nowMs }: { write: boolean; nowMs: number }): KontorError {
  const messages = sapMessages(reply);
  const said = excerpt(messages.map(message => message.text).join(' '), 2_000) || plainText(reply.text);
  const explanation = explain(messages);
  const details = { status: reply.status, messages, ...(explanation ? { explanation } : {}) };
  const behind = said ? `: ${said}` : '';
  const { status } = reply;

  const system = 'S/4HANA';
  if (status === 401)
    return say.error(
      'logon-refused',
      { system, advice: say.reason('check-communication-user') },
      { details },
    );
  if (status === 403)
    return say.error(
      'not-authorised',
      { system, words: behind, advice: say.reason('ask-for-arrangement') },
      { details },
    );
  if (status === 429) {
    const retryAfterMs = askedToWaitMs(reply, nowMs);
    return say.error(
      'too-many-requests',
      { system },
      { details, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) },
    );
  }
  if (status === 408 || status >= 500) {
    const advice = say.reason(write ? 'sap-looks-up' : 'sap-tries-again');
    return say.error(
      'server-error',
      { system, status, words: behind, advice },
      // A page of what stands in front of SAP speaks of no document.
      {
        kind: write ? 'uncertain' : 'unavailable',
        details: { ...details, ...(status === 500 && messages.length > 0 ? answered(said) : {}) },
      },
    );
  }
  if (status >= 300 && status < 400) {
    const location = header(reply, 'location');
    return say.error(
      'redirected',
      { status, location: location === undefined ? say.reason('unnamed-address') : excerpt(location, 300) },
      { details },
    );
  }
  if (explanation?.repeat === 'soon') {
    const { waitMs } = explanation;
    return say.error(
      'locked',
      { words: said },
      { details, ...(waitMs === undefined ? {} : { retryAfterMs: waitMs }) },
    );
  }
  if (status === 404) {
    const advice = say.reason('check-service');
    return say.error('not-found', { system, words: said || status, advice }, { details });
  }
  if (status === 412 || status === 428)
    return say.error('record-changed', { system, words: behind }, { details });
  return sapRefusal(messages[0]?.code || 'rejected', said || say.reason('sap-answered', { status }), {
    status,
    messages,
    explanation,
  });
}

/** The answer is not what an OData service sends: most often a logon page or a proxy's page. */
export function notOData(reply: HttpReply, write: boolean): KontorError {
  const isPage = /^\s*<(!doctype|html)/i.test(reply.text);
  const { status } = reply;
  const details = { status };
  const system = 'S/4HANA';
  if (write)
    return say.error('unreadable-confirmation', { system, advice: say.reason('sap-looks-up') }, { details });
  const advice = say.reason('check-api-host');
  if (isPage) return say.error('html-answer', { status, advice }, { details });
  return say.error('unreadable-answer', { system, status, advice }, { details });
}

/** Of a page that stands in the place of an answer, what a reader sees first. */
function plainText(page: string): string {
  const text = cutText(page, longestPage);
  let shown = '';
  for (let at = 0; at < text.length; ) {
    const open = text.indexOf('<', at);
    const close = open === -1 ? -1 : text.indexOf('>', open);
    if (close === -1) {
      shown += text.slice(at);
      break;
    }
    shown += `${text.slice(at, open)} `;
    at = close + 1;
    const unseen = /^<(script|style)/i.exec(text.slice(open, open + 7))?.[1];
    if (unseen !== undefined) at = endOf(unseen, text, at);
  }
  return cutText(shown.replace(/\s+/g, ' ').trim(), 200);
}

const longestPage = 65_536;

/** Where the element ends that is read as text: its name may be written in capitals. */
function endOf(name: string, text: string, from: number): number {
  for (let at = text.indexOf('</', from); at !== -1; at = text.indexOf('</', at + 2))
    if (text.slice(at + 2, at + 2 + name.length).toLowerCase() === name.toLowerCase()) return at;
  return text.length;
}
