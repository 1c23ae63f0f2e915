import { searchOf } from '../../search.ts';
import { type BoardState, boardStates } from './board.ts';

const texts = searchOf('connection', 'customer', 'cursor');

export type OrderSearch = ReturnType<typeof texts> & { state?: BoardState };

export function orderSearch(given: Record<string, unknown>): OrderSearch {
  const state = boardStates.find(one => one === given.state);
  return { ...texts(given), ...(state === undefined ? {} : { state }) };
}
