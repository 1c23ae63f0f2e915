// What people see of a campaign that has come to rest: the table for spreadsheets, the counts of the overview, the stories, and the search have
// to say the same as the list of postings.
import { parse } from 'csv-parse/sync';
import type { Client, Schemas } from '../client/index.ts';

/** So many stories are read, and so many numbers searched for, spread over the whole campaign. */
const sampled = 40;

/** A sentence for each contradiction. */
export async function misshown(client: Client): Promise<string[]> {
  const all = await client.listPostings({ limit: 500 }).all();
  const wrong: string[] = [];
  for (const line of await linesThatDiffer(client, all)) wrong.push(`the table: ${line}`);
  for (const line of await countsThatDiffer(client, all)) wrong.push(`the overview: ${line}`);
  const step = Math.max(1, Math.ceil(all.length / sampled));
  for (let at = 0; at < all.length; at += step) {
    const posting = all[at] as Schemas['Posting'];
    const story = await client.getStory({ id: posting.id });
    if (story.posting.state !== posting.state)
      wrong.push(`the story of ${posting.id}: ${story.posting.state}, and it is ${posting.state}`);
    if (posting.document_number === null) continue;
    const { found } = await client.find({ text: posting.document_number });
    if (!found.some(({ id }) => id === posting.id))
      wrong.push(`the search: ${posting.document_number} does not lead to ${posting.id}`);
  }
  return wrong;
}

const summedUp = ({ id, state, amount, currency, document_number }: Record<string, unknown>) =>
  [id, state, amount ?? '', currency ?? '', document_number ?? ''].join(' ');

async function linesThatDiffer(client: Client, all: readonly Schemas['Posting'][]): Promise<string[]> {
  let text = '';
  for await (const piece of client.csv('listPostings')) text += piece;
  const lines = parse<Record<string, string>>(text, { columns: true }).map(summedUp);
  const rows = all.map(summedUp);
  return [
    ...missingIn(lines, rows).map(row => `lacks ${row}`),
    ...missingIn(rows, lines).map(line => `has ${line}`),
  ];
}

async function countsThatDiffer(client: Client, all: readonly Schemas['Posting'][]): Promise<string[]> {
  // It counts for each flow; two of one kind have one name.
  const rows = (await client.getSummary()).postings;
  const of = ({ operation, state }: { operation: string; state: string }) => `${operation} ${state}`;
  const counted = [...Map.groupBy(rows, of)].map(
    ([name, its]) => `${name}: ${its.reduce((sum, { count }) => sum + count, 0)}`,
  );
  const there = [...Map.groupBy(all, of)].map(([name, its]) => `${name}: ${its.length}`);
  return [
    ...missingIn(counted, there).map(row => `lacks ${row}`),
    ...missingIn(there, counted).map(row => `has ${row}`),
  ];
}

function missingIn(there: readonly string[], wanted: readonly string[]): string[] {
  const known = new Set(there);
  return wanted.filter(one => !known.has(one));
}
