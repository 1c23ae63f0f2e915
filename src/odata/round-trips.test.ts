// Keys, filters and batches survive whatever is put into them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HttpReply } from '../http/send.ts';
import { eq, filterText } from './filter.ts';
import { parseMetadata } from './metadata/parse-metadata.ts';
import { partsOf } from './multipart.ts';
import { keyPath } from './values/write-entity.ts';

const model =
  parseMetadata(`<edmx:Edmx Version="1.0" xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx">
<edmx:DataServices><Schema Namespace="S"><EntityType Name="T"><Key><PropertyRef Name="A"/><PropertyRef Name="B"/></Key>
<Property Name="A" Type="Edm.String"/><Property Name="B" Type="Edm.String"/></EntityType>
<EntityContainer Name="C"><EntitySet Name="Ts" EntityType="S.T"/></EntityContainer></Schema></edmx:DataServices></edmx:Edmx>`);
const set = model.sets.get('Ts');
if (!set) throw new Error('the model has no set');

const texts = fc.string({ unit: 'grapheme' });
const forAll = <T>(values: fc.Arbitrary<T>, check: (value: T) => void) =>
  fc.assert(
    fc.property(values, value => {
      check(value);
    }),
  );

test('any key is one step of the path, and reads back as it was', () => {
  forAll(fc.tuple(texts, texts), ([A, B]) => {
    const path = keyPath(model, set, { A, B });
    expect(path).toMatch(/^\([^/?#\s"<>]*\)$/);
    const [, a, b] = /^\(A='((?:[^']|'')*)',B='((?:[^']|'')*)'\)$/s.exec(decodeURIComponent(path)) ?? [];
    expect([a, b].map(part => part?.replaceAll("''", "'"))).toEqual([A, B]);
  });
});

test('any value in a filter stays inside its quotes', () => {
  forAll(texts, value => {
    const text = filterText(eq('A', value), set.type, model);
    expect(/^A eq '((?:[^']|'')*)'$/s.exec(text)?.[1]?.replaceAll("''", "'")).toBe(value);
  });
});

/** As a server writes it: a list of answers, some of them in changesets. */
function written(groups: readonly (readonly { status: number; body: string }[])[], eol: string): HttpReply {
  const http = ({ status, body }: { status: number; body: string }) =>
    [
      'Content-Type: application/http',
      'Content-Transfer-Encoding: binary',
      '',
      `HTTP/1.1 ${status} Any`,
      'Content-Type: application/json',
      '',
      body,
    ].join(eol);
  const multipart = (parts: readonly string[], boundary: string) =>
    `${parts.map(part => `--${boundary}${eol}${part}${eol}`).join('')}--${boundary}--${eol}`;
  const parts = groups.map((group, i) =>
    group.length === 1 && group[0]
      ? http(group[0])
      : `Content-Type: multipart/mixed; boundary=c${i}${eol}${eol}${multipart(group.map(http), `c${i}`)}`,
  );
  return {
    status: 202,
    headers: { 'content-type': 'multipart/mixed; boundary=b' },
    text: multipart(parts, 'b'),
  };
}

test('the answers of any batch come out as they went in, whatever ends its lines', () => {
  const reply = fc.record({ status: fc.integer({ min: 200, max: 599 }), body: fc.json() });
  const groups = fc.array(fc.oneof(fc.tuple(reply), fc.array(reply, { minLength: 2, maxLength: 4 })), {
    maxLength: 6,
  });
  forAll(fc.tuple(groups, fc.constantFrom('\r\n', '\n')), ([all, eol]) => {
    const parts = partsOf(written(all, eol)) ?? [];
    const found = parts.map(part => (part.kind === 'reply' ? [part.reply] : part.replies));
    expect(found.map(group => group.map(({ status, text }) => ({ status, body: text })))).toEqual(all);
  });
});

test('no text at all makes the reading of a batch fail', () => {
  const types = fc.constantFrom(
    'multipart/mixed; boundary=b',
    'multipart/mixed',
    'text/html',
    'multipart/mixed; boundary="("',
  );
  forAll(fc.tuple(fc.string(), types), ([text, type]) => {
    const parts = partsOf({ status: 200, headers: { 'content-type': type }, text: `--b${text}--b--` });
    expect(parts === undefined || Array.isArray(parts)).toBe(true);
  });
});
