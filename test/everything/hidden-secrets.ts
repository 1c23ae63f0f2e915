// Looks in the whole database and in the log for everything that only a system and Kontor may know.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { formsOf } from '../../src/testing/connector/careless-answers.ts';
import { databaseText } from '../database-text.ts';
import { findTexts } from '../find-texts.ts';

/**
 * Answers the secrets that stand there, in whatever form, and texts around them. `control`: a text that does stand in the
 * database; throws when it is not found, because nothing would be found then.
 */
export async function secretsFound(
  { database, logFile }: { database: pg.ClientConfig; logFile: string },
  secrets: readonly string[],
  control: string,
): Promise<{ found: string[]; searchedMb: number; secrets: number }> {
  // What is shorter stands in texts by chance.
  const different = [...new Set(secrets)].filter(one => one.length >= 8);
  const texts = new Set(different.flatMap(formsOf).filter(form => !form.includes('\n')));
  const client = new pg.Client(database);
  await client.connect();
  const { found, bytes } = await findTexts([...texts, control], everything(client, logFile));
  const places: string[] = [];
  if (found.size > 1)
    for await (const text of everything(client, logFile))
      for (const one of found)
        if (one !== control && places.length < 20 && text.includes(one))
          places.push(excerptOf(text, text.indexOf(one)));
  await client.end();
  if (!found.delete(control)) throw new Error(`The search did not find "${control}", which is there.`);
  return { found: [...found, ...places], searchedMb: Math.round(bytes / 2 ** 20), secrets: different.length };
}

/** Who reads of a secret wants to know where it stands. */
const excerptOf = (text: string, at: number) =>
  `${text.slice(0, 300)} … ${text.slice(Math.max(0, at - 150), at + 150)}`;

async function* everything(client: pg.Client, logFile: string): AsyncGenerator<string> {
  yield* databaseText(client);
  yield* createInterface({ input: createReadStream(logFile) });
}
