// Empties dist, and copies what the compiler leaves behind into it: the scenarios of the flows. What is built for browsers stays: it is
// replaced when a source of it is newer, and a Kontor of this checkout may be serving it.
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';

const at = (path: string) => new URL(`../${path}`, import.meta.url);
const forBrowsers = ['console', 'widgets'];

mkdirSync(at('dist/'), { recursive: true });
for (const name of readdirSync(at('dist/')).filter(one => !forBrowsers.includes(one)))
  rmSync(at(`dist/${name}`), { recursive: true, force: true });
cpSync(at('src/flows/samples/'), at('dist/flows/samples/'), { recursive: true });
