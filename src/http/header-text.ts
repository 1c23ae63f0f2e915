// Texts in headers. HTTP clients hand out the bytes of a header as Latin-1, and SAP writes its messages there in UTF-8.
import type { HttpReply } from './send.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text that the bytes are in UTF-8; where they are none, it stays as it came. */
export function headerText(value: string): string {
  if (!/[\u0080-\u00ff]/.test(value) || /[\u0100-\uffff]/.test(value)) return value;
  try {
    return utf8.decode(Buffer.from(value, 'latin1'));
  } catch {
    return value;
  }
}

/** For people to read, not to be sent on. */
export function readableHeaders(headers: HttpReply['headers']): HttpReply['headers'] {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(headerText) : value && headerText(value),
    ]),
  );
}
