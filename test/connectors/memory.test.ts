// The system in memory of the tests of the heart is one like any other: its connector keeps what every connector promises.
import { afterAll, test } from 'vitest';
import { testConnector } from '../../src/testing/connector/test-connector.ts';
import { memoryConnector } from '../heart/memory-connector.ts';
import { key, memorySystem } from '../heart/memory-system.ts';

const settings = (baseUrl: string) => ({ baseUrl, apiKey: key });

testConnector(
  memoryConnector,
  async () => {
    let later = 0;
    const now = () => Date.now() + later;
    const system = memorySystem({ now });
    const served = await system.serve();
    const date = '2026-11-25';
    const amounts = [
      { account: '620', amount: '12.50' },
      { account: '200', amount: '-12.50' },
    ];
    const add = {
      customers: () => String(system.add('customers', { name: 'Another' }).id),
      entries: () =>
        String(
          system.add('entries', {
            company_code: '1710',
            currency: 'EUR',
            document_date: date,
            posting_date: date,
            items: amounts.map((item, at) => ({ id: String(at + 1), text: null, ...item })),
          }).id,
        ),
    };
    for (let one = 0; one < 5; one++) add.entries();
    // More than a page of the list.
    for (let one = 0; one < 120; one++) add.customers();
    return {
      ...served,
      now,
      pass(ms: number) {
        later += ms;
      },
      settings,
      wrongSettings: baseUrl => ({ baseUrl, apiKey: 'not-the-key-of-it' }),
      objects: {
        customers: {
          add: add.customers,
          create: (reference: string) => ({
            reference,
            record: { category: 'organization', organization_name: 'Speicher GmbH', reference },
          }),
        },
        'journal-entries': {
          add: add.entries,
          create: (reference: string) => ({
            reference,
            record: { currency: 'EUR', document_date: date, posting_date: date, items: amounts },
          }),
        },
      },
    };
  },
  { test, after: afterAll },
);
