// What the order board shows.
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
