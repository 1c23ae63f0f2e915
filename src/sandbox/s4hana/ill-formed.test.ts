// A message that is no XML is refused as SAP refuses it, and nothing of it is booked.
import { expect, test } from 'vitest';
import { sandboxSystem } from '../../../test/sandbox-system.ts';
import { buildEnvelope } from '../../s4/soap/envelope.ts';
import { requestNode } from '../../s4/soap/journal-entry.ts';
import { soapRoot } from './soap.ts';

const entry = {
  messageId: 'M1',
  createdAt: new Date('2026-11-20T10:00:00Z'),
  CompanyCode: '1710',
  AccountingDocumentType: 'SA',
  DocumentReferenceID: 'XML-1',
  DocumentHeaderText: 'HERE',
  CreatedByUser: 'KONTOR',
  DocumentDate: '2026-11-20',
  PostingDate: '2026-11-20',
  currency: 'USD',
  items: [
    { GLAccount: '11002010', amount: '12.50', DebitCreditCode: 'S' as const, DocumentItemText: 'x' },
    { GLAccount: '41000000', amount: '-12.50', DebitCreditCode: 'H' as const, DocumentItemText: 'x' },
  ],
};

const message = (text: string) =>
  buildEnvelope('JournalEntryBulkCreateRequest', {
    MessageHeader: { ID: 'M1', CreationDateTime: '2026-11-20T10:00:00Z' },
    JournalEntryCreateRequest: requestNode(entry),
  }).replace('HERE', () => text);

async function open() {
  const { client, sandbox } = await sandboxSystem();
  return {
    sandbox,
    post: (body: string, service = 'journalentrycreaterequestconfi') =>
      client.request({
        method: 'POST',
        path: `${soapRoot}${service}`,
        headers: { 'content-type': 'text/xml; charset=utf-8' },
        body,
      }),
  };
}

test.each([
  ['a unit separator', message('GST\u001f 10%')],
  ['a vertical tab', message('a\u000bb')],
  ['a zero', message('a\u0000b')],
  ['what is no character', message('a\uffffb')],
  ['a reference to a control character', message('a&#11;b')],
  ['a reference that nobody has declared', message('a&nbsp;b')],
  ['an ampersand', message('Goods & more')],
  ['an ampersand at the end', message('Goods &')],
  ['a bracket', message('1 < 2')],
  ['a tag that is not closed', message('<b>x')],
  ['the end missing', message('x').slice(0, -10)],
  ['JSON', '{"JournalEntry":{}}'],
  ['nothing', ''],
])('XML with %s is 500 with a fault of the server (S4-117)', async (_, body) => {
  const { post, sandbox } = await open();
  for (const service of [
    'journalentrycreaterequestconfi',
    'journalentrybulkcreationreques',
    'journalentrybulkclearingreques',
  ]) {
    const reply = await post(body, service);
    expect([reply.status, reply.text]).toEqual([
      500,
      expect.stringContaining('<faultcode>soap-env:Server</faultcode>'),
    ]);
    expect(reply.text).toContain('Web service processing error');
  }
  expect(sandbox.books().journalEntries.has('XML-1')).toBe(false);
});

test('the fault names nothing, and differs each time in its time and transaction (S4-117)', async () => {
  const { post } = await open();
  const [first, second] = [await post(message('&')), await post(message('&'))];
  expect(first.text).not.toBe(second.text);
  expect(first.text).not.toMatch(/escape|character/);
});

test.each([
  ['a tab and a line end', message('a\tb\nc')],
  ['references to characters', message('&amp; &lt; &#10; &#x1F642; &#246;')],
  ['letters of all planes', message('möglich 数量 🙂')],
  ['a comment and a section that hold what they like', message('<!-- & --><![CDATA[a & <b>]]>')],
])('XML with %s is booked', async (_, body) => {
  const { post, sandbox } = await open();
  expect((await post(body)).status).toBe(200);
  expect(sandbox.books().journalEntries.has('XML-1')).toBe(true);
});
