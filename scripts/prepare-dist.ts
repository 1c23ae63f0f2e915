// Empties dist, and copies what the compiler leaves behind into it: the scenarios of the flows.
import { cpSync, rmSync } from 'node:fs';

const at = (path: string) => new URL(`../${path}`, import.meta.url);
rmSync(at('dist/'), { recursive: true, force: true });
cpSync(at('src/flows/samples/'), at('dist/flows/samples/'), { recursive: true });
