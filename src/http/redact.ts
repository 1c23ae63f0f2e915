// Takes secrets out of what is written down: known header names, known field names, and the very values of the
// connection's secrets wherever they stand.
import { LRUCache } from 'lru-cache';

/** ASCII, as most of what is written down: one other character makes the text of a whole page slow to encode. */
const hidden = '***';
const secretHeader =
  /^(authorization|proxy-authorization|cookie|set-cookie|apikey|x-auth-token|x-csrf-token)$/i;
const secretName = /secret|password|passwd|token|api[-_]?key|signature|assertion|credential/i;
/** Headers that match `secretName` only by their look. */
const harmlessHeader = /^x-bc-|^x-csrf-token-state$/i;
const keptToken = /^(fetch|required)$/i;
const secretJsonField =
  /("(?:[^"\\]*(?:secret|password|access_token|refresh_token|id_token|api[-_]?key|assertion)[^"\\]*)"\s*:\s*)"(?:[^"\\]|\\.)*"/gi;
/** Most texts hold no such word, and need not be searched for fields. */
const secretWord = /secret|passw|token|api[-_]?key|assertion/i;
const secretFormField =
  /((?:^|[?&])(?:[^=&]*(?:secret|password|token|api[-_]?key|assertion)[^=&]*)=)[^&\s]*/gi;

/** The same few names come with every exchange. */
const secretNames = new LRUCache<string, boolean>({
  max: 500,
  memoMethod: name => secretHeader.test(name) || (secretName.test(name) && !harmlessHeader.test(name)),
});
const isSecret = (name: string): boolean => secretNames.memo(name);

export interface Redactor {
  headers(headers: Record<string, string | string[] | undefined>): Record<string, string>;
  text(text: string): string;
  url(url: string): string;
}

/** `secrets` are the plain secret values of the connection; those under 6 characters are left to the name rules. */
export function redactor(secrets: readonly string[]): Redactor {
  const values = secrets.filter(secret => secret.length >= 6).flatMap(formsOf);
  const text = (input: string): string => {
    let output = input;
    for (const value of values) if (output.includes(value)) output = output.replaceAll(value, hidden);
    if (!secretWord.test(output)) return output;
    return output.replace(secretJsonField, `$1"${hidden}"`).replace(secretFormField, `$1${hidden}`);
  };
  return {
    text,
    url: text,
    headers(headers) {
      const out: Record<string, string> = {};
      for (const name in headers) {
        const value = headers[name];
        if (value === undefined) continue;
        // A CSRF handshake is readable without the token itself: "Fetch" and "Required" stay.
        const keep = name.toLowerCase() === 'x-csrf-token' && keptToken.test(String(value));
        out[name] = isSecret(name) && !keep ? hidden : text(String(value));
      }
      return out;
    },
  };
}

function formsOf(secret: string): string[] {
  const urlForm = encodeURIComponent(secret);
  return urlForm === secret ? [secret] : [secret, urlForm];
}
