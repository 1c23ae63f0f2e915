// `$batch`: parts are reads, or changesets of writes. A changeset is carried out whole or not at all, and a
// refused one has a single error in its place, which does not say which of its changes it means (S4-27).
import { randomUUID } from 'node:crypto';
import type { Answer } from './fault-injection.ts';
import type { ODataRequest } from './odata-request.ts';
import { SapFault } from './sap-fault.ts';
import type { Savepoint } from './tables.ts';

type Part = { kind: 'read'; request: ODataRequest } | { kind: 'changeset'; requests: ODataRequest[] };

export interface BatchContext {
  /** The service's root, for URLs that begin at the host. */
  root: string;
  answer(request: ODataRequest): Answer;
  refuse(fault: SapFault): Answer;
  savepoint(): Savepoint;
  /** V2 answers 202 and carries every part out; V4 answers 200 and stops at a failure unless asked to go on. */
  protocol: 'V2' | 'V4';
}

export function answerBatch(request: ODataRequest, context: BatchContext): Answer {
  let parts: Part[];
  try {
    parts = parseBatch(request, context);
  } catch (error) {
    if (!(error instanceof SapFault)) throw error;
    return context.refuse(error);
  }
  const goesOn =
    context.protocol === 'V2' || /continue-on-error(?!\s*=\s*false)/.test(request.headers.prefer ?? '');
  const boundary = `ejjeeffe${randomUUID().slice(0, 8)}`;
  const sections: string[] = [];
  for (const part of parts) {
    const { section, failed } =
      part.kind === 'read' ? readSection(part.request, context) : changesetSection(part.requests, context);
    sections.push(section);
    if (failed && !goesOn) break;
  }
  return {
    status: context.protocol === 'V2' ? 202 : 200,
    headers: {
      'content-type': `multipart/mixed; boundary=${boundary}`,
      ...(context.protocol === 'V2' ? { dataserviceversion: '2.0' } : { 'odata-version': '4.0' }),
    },
    body: multipart(sections, boundary),
  };
}

function readSection(request: ODataRequest, { answer }: BatchContext): { section: string; failed: boolean } {
  const reply = answer(request);
  return { section: httpSection(reply), failed: reply.status >= 400 };
}

function changesetSection(
  requests: ODataRequest[],
  context: BatchContext,
): { section: string; failed: boolean } {
  const savepoint = context.savepoint();
  const answers: { answer: Answer; contentId: string | undefined }[] = [];
  for (const request of requests) {
    const answer = context.answer(request);
    if (answer.status >= 400) {
      savepoint.undo();
      return { section: httpSection(answer), failed: true };
    }
    answers.push({ answer, contentId: request.headers['content-id'] });
  }
  savepoint.keep();
  const boundary = `changeset${randomUUID().slice(0, 8)}`;
  const sections = answers.map(({ answer, contentId }) => httpSection(answer, contentId));
  return {
    section: `Content-Type: multipart/mixed; boundary=${boundary}\r\n\r\n${multipart(sections, boundary)}`,
    failed: false,
  };
}

function httpSection({ status, headers, body }: Answer, contentId?: string): string {
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    ...(contentId === undefined ? [] : [`Content-ID: ${contentId}`]),
    '',
    `HTTP/1.1 ${status} ${reasons[status] ?? 'Status'}`,
    ...head,
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
}

const reasons: Record<number, string> = {
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  400: 'Bad Request',
  404: 'Not Found',
  405: 'Method Not Allowed',
  412: 'Precondition Failed',
  428: 'Precondition Required',
};

function multipart(sections: readonly string[], boundary: string): string {
  return `${sections.map(section => `--${boundary}\r\n${section}\r\n`).join('')}--${boundary}--\r\n`;
}

function parseBatch(request: ODataRequest, context: BatchContext): Part[] {
  const sections = split(request.body, request.headers['content-type']);
  if (!sections) throw malformed('no multipart/mixed with a boundary');
  return sections.map(({ headers, body }): Part => {
    const inner = split(body, headers['content-type']);
    if (inner) {
      const requests = inner.map(section => requestOf(section, context));
      if (requests.some(one => one.method === 'GET')) throw malformed('a changeset must not contain GET');
      return { kind: 'changeset', requests };
    }
    const read = requestOf({ headers, body }, context);
    if (read.method !== 'GET') throw malformed(`${read.method} must stand in a changeset`);
    return { kind: 'read', request: read };
  });
}

const malformed = (why: string) =>
  new SapFault(400, '/IWBEP/CM_MGW_RT/194', `Malformed batch request: ${why}`);

interface Section {
  headers: Record<string, string | undefined>;
  body: string;
}

function split(text: string, contentType: string | undefined): Section[] | undefined {
  const boundary = /^multipart\/mixed.*boundary="?([^";\s]+)/i.exec(contentType ?? '')?.[1];
  if (!boundary) return undefined;
  const [whole = ''] = `\r\n${text.replace(/\r?\n/g, '\r\n')}`.split(`\r\n--${boundary}--`);
  return whole
    .split(`\r\n--${boundary}`)
    .slice(1)
    .map(section => sectionOf(section.replace(/^[ \t]*\r\n/, '')));
}

function sectionOf(text: string): Section {
  const end = text.startsWith('\r\n') ? 0 : text.indexOf('\r\n\r\n');
  const head = end < 0 ? text : text.slice(0, end);
  const headers = Object.fromEntries(
    head
      .split('\r\n')
      .filter(line => line.includes(':'))
      .map(line => [
        line.slice(0, line.indexOf(':')).trim().toLowerCase(),
        line.slice(line.indexOf(':') + 1).trim(),
      ]),
  );
  return {
    headers,
    body: end < 0 ? '' : text.slice(end === 0 && !text.startsWith('\r\n\r\n') ? 2 : end + 4),
  };
}

/** `POST A_SalesOrder HTTP/1.1`: the URL is relative to the service, begins at the host, or is whole. */
function requestOf({ headers: outer, body }: Section, { root }: BatchContext): ODataRequest {
  const line = /^(\w+) (\S+) HTTP\/1\.[01](?:\r\n|$)/.exec(body);
  if (!line) throw malformed('a part has no request line');
  const [all, method = '', url = ''] = line;
  const { headers, body: inner } = sectionOf(body.slice(all.length));
  const path = relative(url, root);
  const at = path.indexOf('?');
  return {
    method: method.toUpperCase(),
    path: at < 0 ? path : path.slice(0, at),
    query: new URLSearchParams(at < 0 ? '' : path.slice(at + 1)),
    headers: { ...headers, 'content-id': headers['content-id'] ?? outer['content-id'] },
    body: inner.trim(),
  };
}

function relative(url: string, root: string): string {
  const at = new URL(root).pathname;
  const path = /^https?:/i.test(url) ? new URL(url).pathname + new URL(url).search : url;
  // `/A_X` is a third form, which some services want and the SAP Cloud SDK can write.
  if (!path.startsWith('/sap/')) return path.replace(/^\//, '');
  if (!path.startsWith(`${at}/`)) throw malformed(`${url} belongs to another service`);
  return path.slice(at.length + 1);
}
