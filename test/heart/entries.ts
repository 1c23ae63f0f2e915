// Journal entries as a flow or a caller wants them posted.
import type { Intent } from '../../src/engine/postings/intent.ts';

const day = '2026-11-25';

/** A balanced entry of this amount. */
export const record = (amount = '12.50', change: Record<string, unknown> = {}) => ({
  company_code: '1710',
  currency: 'EUR',
  document_date: day,
  posting_date: day,
  items: [
    { account: '620', amount },
    { account: '200', amount: amount.startsWith('-') ? amount.slice(1) : `-${amount}` },
  ],
  ...change,
});

interface Wanted {
  amount?: string;
  reference?: string;
  change?: Record<string, unknown>;
}

const writeOf = (reference: string, amount?: string, change?: Record<string, unknown>) => ({
  operation: 'journal-entries.create' as const,
  write: { reference, record: { reference, ...record(amount, change) } },
});

/** Of a caller of the API, under this key. */
export const asked = (key: string, { amount, reference = key, change }: Wanted = {}): Intent => ({
  ...writeOf(reference, amount, change),
  key: `requests/${key}`,
  by: { caller: 'key_main', idempotencyKey: key },
});

/** Of a flow, for this subject. */
export const flowed = (subject: string, { amount, reference = subject, change }: Wanted = {}): Intent => ({
  ...writeOf(reference, amount, change),
  key: `orders/${subject}`,
  by: { flow: 'flw_1', subject, run: null, begunAt: new Date() },
});
