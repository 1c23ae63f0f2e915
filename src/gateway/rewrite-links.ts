// Gives links in an answer another beginning, while the answer flows through: only as much of it is held as a link could
// begin with.
import { Transform } from 'node:stream';
import { escapeRegExp } from '../core/escape-regexp.ts';

/** Of the system's own address, also with the port that goes without saying; not of one that only begins like it. */
export function rewriteLinks(from: string, to: string) {
  const { protocol, host, port, pathname } = new URL(from);
  const usualPort = protocol === 'https:' ? ':443' : ':80';
  const path = pathname.replace(/\/$/, '');
  const origin = `${protocol}//${host}`;
  const address = escapeRegExp(origin) + (port ? '' : `(?:${usualPort})?`) + escapeRegExp(path);
  // JSON may write a slash as it is or escaped.
  const link = new RegExp(`${address.replaceAll('/', '\\\\?/')}(?![\\w.:-])`, 'g');
  // With the character behind it, which tells whether it is one.
  const longest = (origin + usualPort + path).replaceAll('/', '\\/').length + 1;
  const escapedTo = to.replaceAll('/', '\\/');
  const instead = (found: string) => (found.includes('\\') ? escapedTo : to);

  return {
    /** In a text that is there whole, such as a header. */
    text: (given: string) => given.replace(link, instead),
    /** In a body. Byte by byte: an address is ASCII, and what stands around it may be in any encoding, or none. */
    stream(): Transform {
      let held = '';
      /** Links that begin before `until` are known to be links or not; what comes from there on is held. */
      const take = (until: number): string => {
        let out = '';
        let at = 0;
        for (const found of held.matchAll(link)) {
          if (found.index >= until) break;
          out += held.slice(at, found.index) + instead(found[0]);
          at = found.index + found[0].length;
        }
        const end = Math.max(at, until);
        out += held.slice(at, end);
        held = held.slice(end);
        return out;
      };
      return new Transform({
        transform(chunk: Buffer, _encoding, done) {
          held += chunk.toString('latin1');
          const until = held.length - longest;
          done(null, until > 0 ? Buffer.from(take(until), 'latin1') : null);
        },
        flush(done) {
          done(null, Buffer.from(take(held.length), 'latin1'));
        },
      });
    },
  };
}
