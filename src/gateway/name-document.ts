// What a posting is about, in words: "journal entry BC-1001 over 84.82 USD".
import { withoutStore } from '../core/business-key.ts';
import type { Reason } from '../core/reasons.ts';
import { type ObjectOperation, objectOf } from '../models/access.ts';
import type { ListedPosting } from '../store/posting-list.ts';
import { codeOfOne } from './object-words.ts';
import { say } from './sentences.ts';

export function documentNamed({
  operation,
  reference,
  businessKey,
  amount,
  currency,
}: Pick<ListedPosting, 'operation' | 'reference' | 'businessKey' | 'amount' | 'currency'>): Reason {
  const named = {
    one: say.reason(codeOfOne(objectOf(operation as ObjectOperation))),
    name: reference ?? withoutStore(businessKey),
  };
  return amount === null
    ? say.reason('document-named', named)
    : say.reason('document-named-over', { ...named, amount: `${amount} ${currency ?? ''}`.trim() });
}
