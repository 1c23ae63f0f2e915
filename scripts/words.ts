// Finds words that readers have to solve, and names the plain one to write instead. Exit code 1 when there are any.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Word {
  /** Matched as whole words, whatever their case. A space also stands for the end of a line, with the mark of its comment. */
  pattern: string;
  instead: string;
}

interface Exception {
  /** A file, or a folder with all its files. */
  path: string;
  /** The text that may stay there; left out: all of it. */
  text?: string;
  why: string;
}

const places = ['src', 'docs', 'scripts', 'test', 'bench', 'README.md', 'CHANGELOG.md', 'SECURITY.md'];
const read = /\.(?:tsx?|md|grit|svg)$/;

const words: Word[] = [
  {
    pattern: 'what(?:ever)? (?:(?:has |had |will )?become|becomes|became) of',
    instead: 'the outcome, the state, or how it changes',
  },
  { pattern: 'mend(?:s|ed|ing)?', instead: 'fix, correct' },
  { pattern: 'look(?:s|ed|ing)? after', instead: 'name the work: check, renew, keep' },
  {
    pattern: 'who(?:m|se)?ever',
    instead: 'name who it is: the caller, the person who runs Kontor, the reader',
  },
  { pattern: 'by itself', instead: 'automatically, alone' },
  { pattern: 'beside', instead: 'next to, besides, compared with, as well as' },
  { pattern: '(?:is|are) no more', instead: 'no longer exists' },
  { pattern: 'of ours(?!\\.)', instead: "Kontor's" },
  { pattern: '(?:is|are|was|were) over', instead: 'has ended, has passed, has expired; of a hash: covers' },
];

const exceptions: Exception[] = [
  { path: 'scripts/words.ts', why: 'it is the list' },
  {
    path: 'src/s4/sentences.ts',
    text: "'mend-in-sap'",
    why: 'stored reasons have this code',
  },
  { path: 'src/s4/sentences.de.ts', text: "'mend-in-sap'", why: 'the same code' },
  { path: 'test/upgrade', text: "'mended'", why: 'an Idempotency-Key in the dump of an older version' },
  { path: 'test/upgrade', text: '`mended`', why: 'the same key' },
  { path: 'test/journeys/upgrade.test.ts', text: "'mended'", why: 'the same key' },
];

const filesIn = (place: string): string[] =>
  read.test(place)
    ? [place]
    : readdirSync(place, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile() && read.test(entry.name))
        .map(entry => join(entry.parentPath, entry.name));

/** Between two words: blanks, or the end of a line and what a comment begins the next one with. */
const gap = '(?:[ \\t]+|[ \\t]*\\n[ \\t]*(?:(?:\\*|//|>)[ \\t]*)?)';
const patterns = words.map(({ pattern, instead }) => ({
  expression: new RegExp(`(?<!\\w)${pattern.replaceAll(' ', gap)}(?!\\w)`, 'gi'),
  instead,
}));

const isIn = (file: string, path: string) => file === path || file.startsWith(`${path}/`);

let found = 0;
for (const file of places.flatMap(filesIn)) {
  const allowed = exceptions.filter(({ path }) => isIn(file, path));
  if (allowed.some(({ text }) => text === undefined)) continue;
  // Blanked out, so that lines and columns stay.
  const text = allowed.reduce(
    (left, exception) => left.replaceAll(exception.text ?? '', whole => ' '.repeat(whole.length)),
    readFileSync(file, 'utf8'),
  );
  for (const { expression, instead } of patterns)
    for (const { 0: word, index } of text.matchAll(expression)) {
      const line = text.slice(0, index).split('\n').length;
      process.stdout.write(`${file}:${line}: "${word.replace(/\s+/g, ' ')}": write ${instead}\n`);
      found += 1;
    }
}
if (found > 0) process.exitCode = 1;
