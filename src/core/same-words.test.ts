// What counts as the same answer of a system.
import { expect, test } from 'vitest';
import { sameWords } from './same-words.ts';

const soap = (at: string, id: string) =>
  `Web service processing error; more details in the web service error log on provider side (UTC timestamp ${at}; Transaction ID ${id})`;

test.each([
  [
    'time and transaction of a SOAP fault',
    soap('20261126210929', '6560D3A1B2C34E5F80'),
    soap('20261126211302', '6560D4FF00C34E5F81'),
  ],
  [
    'a transaction in 32 digits',
    'Error 0050568A1EDD1EEFB2A9F3C1D2E3F405',
    'Error 0050568a1edd1eefb2a9f3c1d2e3f4ff',
  ],
  ['a UUID', 'id 6f1c0c1e-7a52-4a7e-9d59-0a4d3f0b1c2d', 'id 7f1c0c1e-7a52-4a7e-9d59-0a4d3f0b1c2e'],
  ['an instant', 'at 2026-11-26T21:09:29.123Z', 'at 2026-11-26T21:10:30Z'],
  ['a time of an error body', '20130410220202.0726600', '20130410220203.0726601'],
  ['blanks', 'a  b\n', 'a b'],
])('%s does not make it another answer', (_, one, other) => {
  expect(sameWords(one, other)).toBe(true);
});

test.each([
  ['another sentence', 'Account 41000000 is blocked', 'Period 11/2026 is not open'],
  ['another account', 'Account 41000000 is blocked', 'Account 41000001 is blocked'],
  ['another document', 'Document 0100000042 is locked', 'Document 0100000043 is locked'],
  ['another amount', 'Balance 12.50 USD', 'Balance 12.51 USD'],
  ['another day', 'Posting date 2026-11-26', 'Posting date 2026-11-27'],
  ['another long number', 'IBAN 12345678901234567890', 'IBAN 12345678901234567891'],
  ['nothing', 'Error', ''],
])('%s does', (_, one, other) => {
  expect(sameWords(one, other)).toBe(false);
});
