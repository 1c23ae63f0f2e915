// `kontor restores show`: what the last restore from a backup has left in doubt.
import type { Command } from 'commander';
import type { Client } from '../client/index.ts';
import { type ApiOptions, api } from './api.ts';
import { printJson, printTable, say } from './output.ts';

export function addRestores(program: Command): void {
  const restores = program.command('restores').description('what a restore from a backup has left in doubt');
  api(restores, 'show', 'show the last restore, and what a person has to check', show);
}

async function show(client: Client, { json }: ApiOptions): Promise<void> {
  const { restore } = await client.getLastRestore();
  if (json) return printJson({ restore });
  if (restore === null) return say('This database was never restored from a backup.');
  const { backup_taken_at: from, restored_at: until, kontor, unread_flows: unread } = restore;
  say(`Restored at ${until} from the backup of ${from}, by Kontor ${kontor}.`);
  say(
    unread.length === 0
      ? 'All flows have read their sources past the restore.'
      : `Kontor looks for each new document of these flows before it sends it: ${unread.join(', ')}.`,
  );
  if (restore.keyed_requests.length === 0) return;
  say(
    `\nKontor does not know the requests that were sent through the proxy with an Idempotency-Key from ${from} to ${until}. Before a program repeats one, check in the system whether it was carried out. Connections with such keys:`,
  );
  printTable(
    ['connection', 'name', 'keys in the backup', 'last one'],
    restore.keyed_requests.map(one => [one.connection, one.name, one.keys, one.last_sent_at]),
  );
}
