// The package `kontor`: start a Kontor from code, and the client of its API.
import { startApp as start } from './app.ts';
import type { StartOptions } from './start-options.ts';

export { ApiProblem, type Client, type ClientOptions, createClient } from './client/index.ts';
export { type Extension, extensionApi } from './extension/extension.ts';
export type { StartOptions } from './start-options.ts';

/** A Kontor that runs. Everything else about it is in its API. */
export interface App {
  /** Of its API. */
  url: string;
  apiKey: string;
  /** Resolves when what was begun is stored. */
  stop(): Promise<void>;
}

/**
 * Resolves when it answers requests. Throws a `KontorError` that says what is wrong with the options, the data folder or the database:
 * `config/other-extension-api`, `config/two-parts-of-one-name`, `config/code-taken`, `config/port`, `unavailable/database-unreachable` and others of the start.
 */
export const startApp: (options: StartOptions) => Promise<App> = start;
