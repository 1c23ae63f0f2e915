// What the order board shows, and the day on which it is read.
import type { Schemas } from '../../../client/index.ts';

export type BoardOrder = Schemas['BoardOrder'];
export type BoardState = BoardOrder['state'];
export type Risk = NonNullable<BoardOrder['risk']>;

/** In the order of the page; the compiler asks for each of them. */
export const boardStates = Object.keys({
  'at-risk': true,
  open: true,
  partly: true,
  delivered: true,
  billed: true,
} satisfies Record<BoardState, true>) as BoardState[];

/** Today where the reader is. */
export function todayOf(now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
