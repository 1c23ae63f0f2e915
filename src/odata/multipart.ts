// The answer to a batch, taken apart. A part is one HTTP answer, or a changeset that holds several.
import { escapeRegExp } from '../core/escape-regexp.ts';
import { type HttpReply, header } from '../http/send.ts';

export type BatchPart = { kind: 'reply'; reply: HttpReply } | { kind: 'changeset'; replies: HttpReply[] };

/** Undefined: it is not multipart. */
export function partsOf(reply: HttpReply): BatchPart[] | undefined {
  const sections = split(reply.text, header(reply, 'content-type') ?? '');
  return sections?.map(({ headers, body }) => {
    const inner = split(body, headers['content-type'] ?? '');
    return inner
      ? { kind: 'changeset', replies: inner.map(part => replyOf(part.body)) }
      : { kind: 'reply', reply: replyOf(body) };
  });
}

/** RFC 2046 allows 70 characters. */
const longestBoundary = 200;

interface Section {
  headers: Record<string, string>;
  body: string;
}

function split(text: string, contentType: string): Section[] | undefined {
  if (!/^multipart\/mixed/i.test(contentType)) return undefined;
  const [, quoted, bare] = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? bare;
  if (!boundary || boundary.length > longestBoundary) return undefined;
  const sections: Section[] = [];
  // A boundary stands at the beginning of a line; what stands before the first and after the last is for nobody.
  const marks = `\n${text}`.split(new RegExp(`\\r?\\n--${escapeRegExp(boundary)}(--)?[ \\t]*(?=\\r?\\n|$)`));
  for (let i = 2; i < marks.length; i += 2) {
    if (marks[i - 1] === '--') break;
    sections.push(sectionOf((marks[i] ?? '').replace(/^\r?\n/, '')));
  }
  return sections;
}

/** Headers, an empty line, the rest. */
function sectionOf(text: string): Section {
  const blank = /\r?\n\r?\n/.exec(text.startsWith('\n') || text.startsWith('\r\n') ? `\n${text}` : text);
  const head = blank ? text.slice(0, blank.index) : text;
  const headers: Record<string, string> = {};
  for (const line of head.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }
  return { headers, body: blank ? text.slice(blank.index + blank[0].length) : '' };
}

/** `HTTP/1.1 201 Created`, headers, an empty line, the body. */
function replyOf(text: string): HttpReply {
  const status = /^HTTP\/\d(?:\.\d)? (\d{3})[^\r\n]*(?:\r?\n|$)/.exec(text);
  const { headers, body } = sectionOf(text.slice(status?.[0].length ?? 0));
  return { status: Number(status?.[1] ?? 0), headers, text: body.replace(/\r?\n$/, '') };
}
