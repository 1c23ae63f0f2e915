// A posting as a test wants it: planned, with nothing in it but what the test says.
import type { PostingDraftRow } from '../src/store/posting-rows.ts';

export const postingDraft = (change: Partial<PostingDraftRow> = {}): PostingDraftRow => ({
  id: 'pst_1',
  connectionId: 'con_1',
  system: 's4hana:1',
  flowId: 'flw_1',
  operation: 'journal-entries.create',
  businessKey: 'orders/1',
  subjectId: '1',
  caller: null,
  idempotencyKey: null,
  state: 'planned',
  reference: null,
  requestId: 'r1',
  document: null,
  documentHash: null,
  amount: null,
  currency: null,
  basis: null,
  reason: null,
  nextAt: null,
  runId: null,
  ...change,
});
