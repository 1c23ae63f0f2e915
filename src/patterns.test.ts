// Every regular expression of the product takes linear time, whatever the text is: texts come from anywhere, and all requests share one
// event loop. The patterns are read from the syntax tree, judged by recheck, and each is run over texts made to be bad for it.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { trimEnd } from './core/trim-end.ts';
import { redactor } from './http/redact.ts';
import { type HttpReply, header } from './http/send.ts';
import { parseEdmx } from './odata/metadata/xml.ts';
import { partsOf } from './odata/multipart.ts';
import { errorOf } from './s4/sap-error.ts';

// In this process: the other ways start a program of another kind. It is read when the module is.
process.env.RECHECK_BACKEND = 'pure';
const { checkSync } = await import('recheck');

interface Pattern {
  file: string;
  source: string;
  flags: string;
}

/** Made at run time, with a text in it that is escaped: judged with such a text. */
const made: Record<string, string> = {
  'src/gateway/rewrite-links.ts': 'https:\\\\?/\\\\?/host(?::443)?\\\\?/path(?![\\w.:-])',
  'src/odata/multipart.ts': '\\r?\\n--batch_1(--)?[ \\t]*(?=\\r?\\n|$)',
  'src/sandbox/s4hana/csrf.ts': 'SAP_SESSIONID=([^;]+)',
  'src/testing/connector/faults.ts': '127.0.0.1:4001|127.0.0.1:4002',
};

function patternsOf(file: string): Pattern[] {
  const found: Pattern[] = [];
  const tree = ts.createSourceFile(
    file,
    readFileSync(join(root, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      found.push({ file, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    if (ts.isNewExpression(node) && node.expression.getText(tree) === 'RegExp') {
      const source = made[file];
      expect(source, `what the pattern that ${file} makes looks like`).toBeDefined();
      found.push({ file, source: source ?? '', flags: 'g' });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

// The command line reads what its own user types.
const root = join(import.meta.dirname, '..');
const files = globSync('src/**/*.ts', { cwd: root }).filter(file => !/\.test\.ts$|^src.cli/.test(file));
/** Each once. */
const patterns = [
  ...new Map(files.flatMap(patternsOf).map(one => [`/${one.source}/${one.flags}`, one])).entries(),
];

/** From the beginning of the text on, and no further than a number that stands in it: nothing to judge. */
const isBounded = ({ source, flags }: Pattern) =>
  source.startsWith('^') &&
  !flags.includes('m') &&
  !/[*+]|,\}|\|/.test(source) &&
  (source.match(/\{/g) ?? []).length <= 2;

/** A sandbox reads what Kontor and its tests send; the next test is enough for it. */
const isOfSandbox = ({ file }: Pattern) => file.startsWith('src/sandbox/');

test('no pattern takes more than linear time', () => {
  expect(patterns.length).toBeGreaterThan(100);
  const slow: string[] = [];
  for (const [written, pattern] of patterns) {
    if (isBounded(pattern) || isOfSandbox(pattern)) continue;
    const judged = checkSync(pattern.source, pattern.flags, { timeout: 20_000 });
    if (judged.status !== 'safe')
      slow.push(
        `${pattern.file}: ${written} is ${judged.status === 'vulnerable' ? `${judged.complexity.summary}, ${judged.attack.pattern}` : judged.status}`,
      );
  }
  expect(slow).toEqual([]);
}, 120_000);

test('the judge knows a slow pattern from a fast one', () => {
  const judged = (source: string) => checkSync(source, '').status;
  expect(['x+$', '(a|a)*b', 'a*a*b', '<[^>]*>', '<[^<>]*>'].map(judged)).toEqual([
    ...['vulnerable', 'vulnerable', 'vulnerable', 'vulnerable'],
    'safe',
  ]);
});

/** What reading 40,000 characters may take, also on a busy machine; in quadratic time it takes seconds. */
const patienceMs = 200;
const size = 40_000;

/** The shortest of a few tries: others use this machine too. */
function timeOf(work: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let nth = 0; nth < 3 && best > patienceMs; nth++) {
    const begun = performance.now();
    work();
    best = Math.min(best, performance.now() - begun);
  }
  return best;
}

/** Pieces of what a pattern looks for, repeated, and broken off in the end. */
function worstTexts({ source }: Pattern): string[] {
  const sample = sampleOf(source);
  const pieces = [1, 3, sample.length].flatMap(cut => [sample.slice(0, cut), sample.slice(-cut)]);
  return [...new Set(pieces)]
    .filter(piece => piece !== '')
    .map(piece => `${sample}${piece.repeat(Math.ceil(size / piece.length)).slice(0, size)}\0`);
}

/** About what a pattern matches: one character for each class, everything once. */
function sampleOf(source: string): string {
  return source
    .replace(/\\p\{\w+\}/gi, '\u0001')
    .replace(/\\[dDwWsSbrn]/g, found => ({ '\\d': '0', '\\s': ' ', '\\r': '\r', '\\n': '\n' })[found] ?? 'a')
    .replace(/\[\^[^\]]*\]/g, 'x')
    .replace(/\[(.)[^\]]*\]/g, '$1')
    .replace(/\{[^}]*\}/g, '')
    .replace(/\(\?(?:[:=!]|<[=!])/g, '(')
    .replace(/(?<!\\)[()^$*+?|]/g, '')
    .replace(/\\(.)/g, '$1');
}

test('each pattern reads its worst text in linear time', () => {
  const slow: string[] = [];
  for (const [written, pattern] of patterns) {
    const expression = new RegExp(
      pattern.source,
      pattern.flags.includes('y') ? pattern.flags : `${pattern.flags.replace('g', '')}g`,
    );
    for (const text of worstTexts(pattern)) {
      const took = timeOf(() => {
        expression.lastIndex = 0;
        return text.replace(expression, '');
      });
      if (took > patienceMs)
        slow.push(`${pattern.file}: ${written} took ${took} ms for ${text.slice(0, 40)}`);
    }
  }
  expect(slow).toEqual([]);
}, 120_000);

describe('what reads texts from outside takes linear time', () => {
  const redact = redactor(['the secret', 'aaaaaaaaaaaaaaaa']);
  redact.learn('a'.repeat(8_000));
  const reply = (text: string, headers: HttpReply['headers'] = {}): HttpReply => ({
    status: 400,
    headers,
    text,
  });
  const readers: Record<string, (text: string) => unknown> = {
    'what is written down': text => redact.text(text),
    'an address that is written down': text => redact.text(`https://h/${text}`),
    'headers that are written down': text => redact.headers({ [text.slice(0, 1_000)]: text }),
    'a refusal': text => errorOf(reply(text), { write: false, nowMs: 0 }),
    'a header of a refusal': text => header(reply('', { a: text }), 'a'),
    metadata: text => {
      try {
        parseEdmx(text);
      } catch {}
    },
    'a batch': text => partsOf(reply(text, { 'content-type': 'multipart/mixed; boundary=a' })),
    'a batch with a boundary of the other side': text =>
      partsOf(reply('--a', { 'content-type': `multipart/mixed;${text}` })),
    'the end of an address': text => trimEnd(text, '/'),
  };
  // Those of the patterns that were once here, and what their successors look for.
  const pieces = [
    ...[
      '?token',
      '?tokentoken',
      '&token',
      '"secret',
      '"secret\\',
      '"a":"\\',
      '"password":"\\"',
      '"token',
      'token',
      'token ',
    ],
    ...[
      'password=',
      'password="',
      '\\',
      '\\"',
      '\\\\"',
      '%',
      '%25',
      '%2525',
      '%C3',
      '&',
      '&amp;',
      '&#',
      '&amp',
      '\\u0026',
      '\\u00',
    ],
    ...[
      '<',
      '<script',
      '<script>',
      '<STYLE<',
      '</',
      '<style></',
      '<Edmx ',
      '<Edmx Version=',
      ' Version=',
      '/',
      '0',
      ' ',
      '\n',
      '\0',
    ],
    ...[
      'a',
      'aaab',
      'the secre',
      'the secret',
      '--a',
      '\n--a',
      '\n--a ',
      '\r',
      '\r\n\r',
      'boundary=',
      'boundary="',
      'é',
      '\ud83d',
    ],
  ];
  test.each(Object.keys(readers))('%s', name => {
    for (const piece of pieces)
      for (const end of ['', '\0/">']) {
        const text = piece.repeat(Math.ceil(size / piece.length)) + end;
        const took = timeOf(() => readers[name]?.(text));
        expect(took, `${JSON.stringify(piece)} … ${JSON.stringify(end)}`).toBeLessThan(patienceMs);
      }
  });
});
