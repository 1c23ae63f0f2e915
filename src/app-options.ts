// What a Kontor is started with: what everybody may set (`StartOptions`), and what only commands and tests do.
import type { Clock } from './core/clock.ts';
import type { StartOptions } from './start-options.ts';
import type { PrivateDatabase } from './store/open-store.ts';
import type { Tuning } from './tuning.ts';

export interface AppOptions extends StartOptions {
  /** How the private database is run. */
  privateDatabase?: PrivateDatabase | undefined;
  /** What is left out of it is the machine's. */
  clock?: Partial<Clock>;
  /** How a reading of the database's clock is taken; left out: as it is. */
  databaseClock?: (readMs: number) => number;
  tuning?: Partial<Tuning>;
}
