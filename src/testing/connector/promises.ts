// The promises of a connector, as tests by their names. The suite runs each with the connector and its system.
import type { Subject } from './subject.ts';

export type Skip = (reason: string) => void;
export type Promises = Readonly<Record<string, (subject: Subject, skip: Skip) => Promise<void>>>;
