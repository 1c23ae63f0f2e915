// An answer to a write that cannot be read says nothing of what was done: the outcome is uncertain, in a sentence.
import { expect, test } from 'vitest';
import { answeredText } from '../../core/broken-answer.ts';
import { answeredWriter, unreadableWrite } from './answered-writer.ts';

const answering = (body: unknown) =>
  answeredWriter(
    'customers',
    {
      prepare: async () => ({}),
      post: async () => ({ number: answeredText(body, 'id', 'Ledger') }),
      find: async () => [],
    },
    unreadableWrite('Ledger', 'customers'),
  );

test.each([
  ['no id', {}],
  ['an id that is an object', { id: {} }],
  ['nothing', undefined],
])('an answer with %s leaves it uncertain whether the record exists', async (_, body) => {
  const write = { record: {} };
  await expect(answering(body).post(write, { requestId: '1' })).rejects.toMatchObject({
    kind: 'uncertain',
    code: 'unreadable-write',
    message: expect.stringMatching(/^Ledger answered the write of customers .*without id/),
  });
  expect(await answering({ id: 7 }).post(write, { requestId: '1' })).toEqual({ number: '7' });
});
