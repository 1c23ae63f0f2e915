// `kontor find`: where is my order?
import type { Command } from 'commander';
import { api } from './api.ts';

export function addFind(program: Command): void {
  api(
    program,
    'find <text>',
    'say where an order, document or customer stands: by its number, reference, name or id',
    (client, text: string) => client.find({ text }),
    ({ found, not_asked: notAsked }) =>
      [
        ...(found.length === 0 ? ['Kontor found nothing.'] : found.map(({ says }) => says)),
        ...notAsked.map(({ connection, reason }) => `${connection} was not searched: ${reason}`),
      ].join('\n'),
    ({ found }) => found.length > 0,
  );
}
