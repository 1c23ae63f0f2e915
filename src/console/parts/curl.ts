// A recorded call as a command for a shell. What Kontor has taken out of it stays out: credentials are for the reader to add.
import { quoted } from './quoted.ts';

interface Call {
  method: string;
  url: string;
  request_headers: Record<string, string>;
  request_body: string | null;
}

/** Headers that curl makes anew. */
const made = new Set(['content-length', 'host', 'connection', 'accept-encoding', 'transfer-encoding']);

export function curlOf({ method, url, request_headers, request_body }: Call): string {
  const headers = Object.entries(request_headers).filter(([name]) => !made.has(name.toLowerCase()));
  return [
    `curl ${method === 'GET' ? '' : `-X ${method} `}${quoted(url)}`,
    ...headers.map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(request_body === null || request_body === '' ? [] : [`--data-raw ${quoted(request_body)}`]),
  ].join(' \\\n  ');
}
