// Whatever shape a confirmation of a journal entry has: a document is believed only when it is named in full, a refusal only
// when SAP says one; everything else is looked up.
import { createServer } from 'node:http';
import fc from 'fast-check';
import { XMLBuilder } from 'fast-xml-parser';
import { expect, onTestFinished, test } from 'vitest';
import { KontorError } from '../../core/errors.ts';
import { connectSystem } from '../connect.ts';
import { postJournalEntry } from './post-journal-entry.ts';

const names = [
  'JournalEntryBulkCreateConfirmation',
  'JournalEntryCreateConfirmation',
  'AccountingDocument',
  'CompanyCode',
  'FiscalYear',
  'Log',
  'Item',
  'TypeID',
  'SeverityCode',
  'Note',
  'Fault',
  'faultcode',
  'faultstring',
];
const node = fc.letrec(tie => ({
  node: fc.oneof(
    { maxDepth: 6 },
    fc.constantFrom('', '1', '3', '605(RW)', '100000001', '0000000000', 'soapenv:Client', 'Text'),
    fc.dictionary(fc.constantFrom(...names), tie('node'), { maxKeys: 4 }),
    fc.array(tie('node'), { maxLength: 3 }),
  ),
})).node;
/** As documented, but for one part. */
const nearly = fc
  .record({ AccountingDocument: node, CompanyCode: node, FiscalYear: node }, { requiredKeys: [] })
  .chain(document =>
    fc.record({ document: fc.constant(document), log: node }).map(({ document: inner, log }) => ({
      JournalEntryBulkCreateConfirmation: {
        JournalEntryCreateConfirmation: { JournalEntryCreateConfirmation: inner, Log: log },
      },
    })),
  );

const builder = new XMLBuilder({ ignoreAttributes: true });

test('of confirmations in any shape none is believed that does not name its document, and none is a bug of Kontor', async () => {
  let text = '';
  const server = createServer((_, response) => response.setHeader('content-type', 'text/xml').end(text));
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  const system = connectSystem({
    baseUrl: `http://127.0.0.1:${port}`,
    auth: { kind: 'basic', username: 'KONTOR', password: 'secret-1' },
  });
  onTestFinished(async () => {
    await system.close();
    server.closeAllConnections();
    server.close();
  });
  // The token is taken from the header that every answer carries.
  server.prependListener('request', (_, response) => response.setHeader('x-csrf-token', 'token'));
  await fc.assert(
    fc.asyncProperty(fc.oneof(node, nearly), async body => {
      text = builder.build({ Envelope: { Body: body } });
      const outcome = await postJournalEntry(system.client, {
        messageId: 'M-1',
        createdAt: new Date('2026-11-20T10:00:00Z'),
        CompanyCode: '1710',
        AccountingDocumentType: 'SA',
        DocumentHeaderText: '',
        CreatedByUser: 'KONTOR',
        DocumentDate: '2026-11-20',
        PostingDate: '2026-11-20',
        DocumentReferenceID: 'R-1',
        currency: 'USD',
        items: [],
      }).catch((thrown: unknown) => thrown);
      if (outcome instanceof Error) {
        expect(outcome).toBeInstanceOf(KontorError);
        expect(['uncertain', 'rejected']).toContain((outcome as KontorError).kind);
      } else
        for (const field of ['AccountingDocument', 'CompanyCode', 'FiscalYear'] as const)
          expect((outcome as Record<string, unknown>)[field]).toMatch(/^\w+$/);
    }),
    { seed: 17, numRuns: 500 },
  );
});
