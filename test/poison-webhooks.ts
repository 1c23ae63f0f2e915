// Webhooks that no database can store, and what Kontor says of each.
import { stubOf } from './signed-webhooks.ts';

/** An array in an array, so deep. */
export const nested = (depth: number) => `${'['.repeat(depth)}1${']'.repeat(depth)}`;
/** Text that does not compress. */
export const noise = (length: number) =>
  Array.from({ length }, (_, at) => String.fromCharCode(33 + ((at * 7919 + at * at * 31) % 90))).join('');
/** A webhook with a field whose JSON is given. */
export const withNote = (note: string) =>
  Buffer.from(stubOf(601).toString().replace('"hash"', `"note":${note},"hash"`));

/** What it is, the body, the code of the refusal, and the id of the event where it matters. */
export const poisonWebhooks: [string, Buffer, string, string | undefined][] = [
  ['NUL as an escape', withNote('"\\u0000"'), 'bad-text', undefined],
  ['NUL in a name', withNote('{"a\\u0000b":1}'), 'bad-text', undefined],
  ['half a surrogate pair', withNote('"\\ud83d"'), 'bad-text', undefined],
  ['the other half', withNote('"x\\ude00y"'), 'bad-text', undefined],
  ['NUL in the hash', stubOf(601, { hash: 'a\0b' }), 'bad-text', undefined],
  ['NUL in the subject', stubOf('6\u00001'), 'bad-text', undefined],
  ['half a pair in the subject', stubOf('6\ud83d1'), 'bad-text', undefined],
  [
    'bytes that are not UTF-8',
    Buffer.concat([stubOf(601).subarray(0, -1), Buffer.from(',"n":"\xff"}', 'latin1')]),
    'bad-encoding',
    undefined,
  ],
  ['nested 7,000 deep', withNote(nested(7_000)), 'too-deep', undefined],
  ['nested 100,000 deep', withNote(nested(100_000)), 'too-deep', undefined],
  [
    'nested deep as objects',
    withNote(`${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`),
    'too-deep',
    undefined,
  ],
  ['an id too long for an index', stubOf(602), 'too-long', `msg_${noise(6_000)}`],
  ['a subject too long for an index', stubOf(noise(8_000)), 'unreadable-webhook', undefined],
  ['a scope too long', stubOf(604, { scope: `store/order/${noise(8_000)}` }), 'too-long', undefined],
];
