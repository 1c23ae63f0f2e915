// Opens the database for a backup or a restore: the server that the caller names, or the private one in the data folder.
import type { Log } from '../../core/log.ts';
import { type Database, openPrivate, openServer } from '../database.ts';
import type { PrivateDatabase } from '../open-store.ts';

export interface DatabasePlace {
  folder: string;
  databaseUrl?: string | undefined;
  privateDatabase?: PrivateDatabase | undefined;
  log: Log;
}

/** A running Kontor is not disturbed: this connects to its private database as its workers do. Throws what `openServer` and `openPrivate` throw. */
export const openPlace = ({ folder, databaseUrl, privateDatabase, log }: DatabasePlace): Promise<Database> =>
  databaseUrl === undefined ? openPrivate({ ...privateDatabase, folder, log }) : openServer(databaseUrl, log);
