// The ETag of a thing that people change, and `If-Match`: a change is made only to what its caller has read.
import { createHash } from 'node:crypto';
import { say } from './own-sentences.ts';

/** The tags that a caller names; undefined: it does not say what it has read. */
export type IfMatch = readonly string[] | undefined;

/** Stands for everything in `changeable`, which must come from the database: its JSON has one order of names. */
export function tagOf(changeable: unknown): string {
  return createHash('sha256').update(JSON.stringify(changeable)).digest('base64url').slice(0, 22);
}

/**
 * The tags of a header; undefined: there is none, or `*`. Tags without quotes are taken as they are, and `W/` is ignored: gateways that
 * compress write it before tags that they pass on.
 */
export function ifMatchOf(header: string | undefined): IfMatch {
  if (header === undefined || header.trim() === '*') return undefined;
  return header.split(',').map(one => one.trim().replace(/^W\//, '').replaceAll('"', ''));
}

/** Throws `conflict/outdated` when a caller has read another state of `thing`, such as "flow flw_1", than stands there. */
export function refuseOutdated(thing: string, standing: string, ifMatch: IfMatch): void {
  if (ifMatch === undefined || ifMatch.includes(standing)) return;
  throw say.error('outdated', { thing }, { details: { etag: standing } });
}

/** Throws when `thing` has changed since Kontor read it to check a change: `conflict/outdated`, or `conflict/changed-meanwhile`. */
export function refuseChanged(thing: string, seen: string, standing: string, ifMatch: IfMatch): void {
  if (seen === standing) return;
  refuseOutdated(thing, standing, ifMatch);
  throw say.error('changed-meanwhile', { thing });
}
