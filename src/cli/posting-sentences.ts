// A posting in one sentence.
import type { Schemas } from '../client/index.ts';

type Posting = Schemas['Posting'];

export const sentenceOf = (one: Posting) =>
  `${one.id} ${one.operation} of ${one.business_key}: ${outcomeIn(one)}`;

export const outcomeIn = ({ state, document_number: number }: Pick<Posting, 'state' | 'document_number'>) =>
  number === null ? state : `${state} as ${number}`;

export const amountIn = ({ amount, currency }: Pick<Posting, 'amount' | 'currency'>) =>
  amount === null ? '' : `, ${amount} ${currency}`;
