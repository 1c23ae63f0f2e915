// Ids carry their word (`pst_…`) and sort by the time they were made, so a list by id is a list by age.
import { randomBytes } from 'node:crypto';
import { type IdWord, idPrefixes } from './words.ts';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

let lastMs = 0;
let lastTime = '';
let sequence = 0;

/** A new id such as `pst_01k9v3e8qh4t0c7m`: ten characters of time and order, eight of chance. */
export function newId(word: IdWord, nowMs: number = Date.now()): string {
  // Within one millisecond a counter keeps the order; it is part of the sorted half.
  if (nowMs === lastMs) sequence++;
  else {
    sequence = 0;
    lastMs = nowMs;
    lastTime = encode(nowMs, 9);
  }
  return `${idPrefixes[word]}_${lastTime}${encode(sequence, 3)}${chance(6)}`;
}

/**
 * What begins alike was made within the same 1,024 ms. As text these beginnings are in the order of time, and every id of one stands
 * before all ids of the next.
 */
export const secondOf = (id: string): string => id.slice(0, id.indexOf('_') + 8);

/** The last time that an id has room for, in the year 3084. */
const lastTimeMs = 32 ** 9 - 1;

/** What ids begin with that are made at this time, or at the nearest one that an id has room for; see `secondOf`. */
export const secondOfTime = (word: IdWord, ms: number): string =>
  secondOf(`${idPrefixes[word]}_${encode(Math.min(Math.max(ms, 0), lastTimeMs), 9)}`);

function encode(value: number, length: number): string {
  let text = '';
  for (let rest = value, i = 0; i < length; i++) {
    text = alphabet[rest % 32] + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

// Random bytes are drawn by the pool: a draw for every id would cost more than the rest of it.
let pool = Buffer.alloc(0);
let used = 0;

function chance(length: number): string {
  if (used + length > pool.length) {
    pool = randomBytes(4096);
    used = 0;
  }
  let text = '';
  for (let i = 0; i < length; i++) text += alphabet[(pool[used++] as number) % 32];
  return text;
}
