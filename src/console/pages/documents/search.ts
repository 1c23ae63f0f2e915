// The filters of the list, as the address of the page carries them. The names are those of the API.
import { searchOf } from '../../search.ts';

export const documentSearch = searchOf(
  'state',
  'text',
  'connection',
  'flow',
  'reason_code',
  'since',
  'until',
  'currency',
  'amount_from',
  'amount_to',
  'differs',
  'business_key',
  'of',
  'cursor',
);

export type DocumentSearch = ReturnType<typeof documentSearch>;
