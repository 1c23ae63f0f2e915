// SAP's error bodies, read into one shape, and what they mean for the one who asked.
import { XMLParser } from 'fast-xml-parser';
import { KontorError } from '../core/errors.ts';
import { excerpt } from '../core/excerpt.ts';
import { saidText } from '../core/said-text.ts';
import { cutText } from '../core/storable.ts';
import { askedToWaitMs } from '../http/asked-to-wait.ts';
import { type HttpReply, header } from '../http/send.ts';
import { longestMessage, type ServiceMessage } from '../odata/message.ts';
import type { Explanation } from './messages/catalogue.ts';
import { explain } from './messages/explain.ts';

const xml = new XMLParser({ removeNSPrefix: true, ignoreAttributes: true, parseTagValue: false });

/** A refusal is read so far; SAP's have a few kilobytes. */
const mostParsed = 256 * 1024;
const mostMessages = 100;

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
    .slice(0, mostMessages);
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

const codeOf = (code: unknown) => excerpt(saidText(code), 100);
const textOf = (message: unknown) => excerpt(saidText(message), longestMessage);

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
  if (text.length > mostParsed) return undefined;
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
 * What a refused answer means. `write`: the request may have changed something, so 5xx is `uncertain`.
 * `nowMs` is for a Retry-After that is a date.
 */
export function errorOf(reply: HttpReply, { write, nowMs }: { write: boolean; nowMs: number }): KontorError {
  const messages = sapMessages(reply);
  const said = excerpt(messages.map(message => message.text).join(' '), 2_000) || plainText(reply.text);
  const explanation = explain(messages);
  const details = { status: reply.status, messages, ...(explanation ? { explanation } : {}) };
  const make = (
    kind: KontorError['kind'],
    code: string,
    message: string,
    next: string,
    retryAfterMs?: number,
  ) =>
    new KontorError(kind, code, message, {
      details,
      next,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    });

  if (reply.status === 401) {
    return make(
      'auth',
      'logon-refused',
      'S/4HANA refused the logon.',
      'Check user and password of the communication user, and that it is not locked.',
    );
  }
  if (reply.status === 403) {
    return make(
      'auth',
      'not-authorised',
      `S/4HANA does not allow this service: ${said || 'it answered 403'}.`,
      'Ask the SAP administrator for the communication arrangement of this service and to assign it to the communication user.',
    );
  }
  if (reply.status === 429) {
    const wait = askedToWaitMs(reply, nowMs);
    return make(
      'limited',
      'too-many-requests',
      'S/4HANA asks for a pause.',
      'Kontor waits and tries again by itself.',
      wait,
    );
  }
  if (reply.status >= 500) {
    return make(
      write ? 'uncertain' : 'unavailable',
      'server-error',
      `S/4HANA answered ${reply.status}${said ? `: ${said}` : ''}.`,
      write
        ? 'Kontor looks up whether the document exists before anything is sent again.'
        : 'Kontor tries again by itself.',
    );
  }
  if (reply.status >= 300 && reply.status < 400) {
    return make(
      'config',
      'redirected',
      `The address redirects (${reply.status}) to ${excerpt(header(reply, 'location') ?? 'somewhere else', 300)}.`,
      'Enter the address of the API host itself, usually the one with "-api" in its first label.',
    );
  }
  if (explanation?.repeat === 'soon') {
    return make(
      'limited',
      'locked',
      `SAP has it locked: ${said}`,
      'Kontor tries again by itself.',
      explanation.waitMs,
    );
  }
  if (reply.status === 404) {
    return make(
      'missing',
      'not-found',
      `S/4HANA does not know it: ${said || reply.status}.`,
      'Check the address and that the service is active.',
    );
  }
  if (reply.status === 412 || reply.status === 428) {
    return make(
      'conflict',
      'changed-meanwhile',
      `The record has changed in S/4HANA meanwhile${said ? `: ${said}` : ''}.`,
      'Read it again and repeat the change.',
    );
  }
  return make(
    'rejected',
    messages[0]?.code || 'rejected',
    said || `S/4HANA answered ${reply.status}.`,
    nextStep(explanation),
  );
}

/** What is known of the refusal, in the order in which somebody needs it. */
export function nextStep(explanation: Explanation | undefined): string {
  if (!explanation) return 'Mend the cause in SAP or in the settings, then replay the posting.';
  const then = explanation.repeat === 'after-fix' ? ' Then replay the posting.' : '';
  return `${explanation.cause} ${explanation.fix}${then}`;
}

/** The answer is not what an OData service sends: most often a logon page or a proxy's page. */
export function notOData(reply: HttpReply, write: boolean): KontorError {
  const html = /^\s*<(!doctype|html)/i.test(reply.text);
  const what = html ? 'an HTML page' : 'something that is not an OData answer';
  return new KontorError(
    write ? 'uncertain' : 'config',
    html ? 'html-answer' : 'unreadable-answer',
    `The address answers with ${what} (status ${reply.status}).`,
    {
      details: { status: reply.status },
      next: 'Check that the address is the API host of the system (not the one people log on to), and that nothing between answers for it.',
    },
  );
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
