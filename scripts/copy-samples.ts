// Copies what the compiler leaves behind into dist: the scenarios of the flows.
import { cpSync, rmSync } from 'node:fs';

const [from, to] = ['src', 'dist'].map(folder => new URL(`../${folder}/flows/samples/`, import.meta.url));
rmSync(to as URL, { recursive: true, force: true });
cpSync(from as URL, to as URL, { recursive: true });
