// $metadata as a tree. What comes from outside is bounded before it is parsed: no document type (entities could be
// blown up), no more than a few megabytes.
import { XMLParser } from 'fast-xml-parser';
import type { KontorError } from '../../core/errors.ts';
import type { Reason } from '../../core/reasons.ts';
import { cutText } from '../../core/storable.ts';
import { say } from '../sentences.ts';

/** An element: attributes as strings, children in lists. Prefixes are gone, because every server chooses its own. */
export interface XmlElement {
  [name: string]: string | XmlElement[] | undefined;
}

/** The largest known service (business partner) has half a megabyte. */
const maxBytes = 4 * 1024 * 1024;

const options = {
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseAttributeValue: false,
  parseTagValue: false,
  isArray: (_name: string, _path: unknown, _leaf: boolean, isAttribute: boolean) => !isAttribute,
};
/** Documentation and V2's annotations say nothing that is used here, and are half of the text. */
const brief = new XMLParser({ ...options, stopNodes: ['*.Documentation', '*.Annotations'] });
const whole = new XMLParser({ ...options, stopNodes: ['*.Documentation'] });

/** Answers the `Edmx` element and its version. Throws `config/bad-metadata`. */
export function parseEdmx(text: string): { edmx: XmlElement; isV4: boolean } {
  if (text.length > maxBytes)
    throw badMetadata(say.reason('larger-than', { megabytes: maxBytes / 1024 / 1024 }));
  if (/<!DOCTYPE/i.test(text.slice(0, 4096)) || text.includes('<!ENTITY'))
    throw badMetadata(say.reason('declares-entities'));
  const [, attributes = ''] = /<(?:\w+:)?Edmx(\s[^<>]*)/.exec(text.slice(0, 4096)) ?? [];
  const version = /\sVersion\s*=\s*["'](\d)/.exec(attributes)?.[1];
  if (!version)
    throw badMetadata(say.reason('begins-with', { text: cutText(text, 60).replace(/\s+/g, ' ') }));
  const isV4 = version === '4';
  let tree: XmlElement;
  try {
    tree = (isV4 ? whole : brief).parse(text) as XmlElement;
  } catch (cause) {
    throw badMetadata(cause instanceof Error ? cause.message : String(cause), cause);
  }
  const edmx = children(tree, 'Edmx')[0];
  if (!edmx) throw badMetadata(say.reason('no-edmx'));
  return { edmx, isV4 };
}

export function children(element: XmlElement | undefined, name: string): XmlElement[] {
  const found = element?.[name];
  // An element without attributes and children is parsed as an empty text.
  return Array.isArray(found) ? found.filter(child => typeof child === 'object') : [];
}

export function attribute(element: XmlElement, name: string): string | undefined {
  const value = element[name];
  return typeof value === 'string' ? value : undefined;
}

/** `why`: a reason, or what the parser says. */
export const badMetadata = (why: Reason | string, cause?: unknown): KontorError =>
  say.error('bad-metadata', { why }, { cause });
