import { type BoardState, boardStates } from './board.ts';

export type OrderSearch = {
  connection?: string;
  state?: BoardState;
  customer?: string;
  cursor?: string;
};

export function orderSearch(given: Record<string, unknown>): OrderSearch {
  const state = boardStates.find(one => one === given.state);
  const texts = (['connection', 'customer', 'cursor'] as const).flatMap(name => {
    const value = given[name];
    return typeof value === 'string' || typeof value === 'number' ? [[name, String(value)] as const] : [];
  });
  return {
    ...Object.fromEntries(texts.filter(([, value]) => value !== '')),
    ...(state === undefined ? {} : { state }),
  };
}
