// Writes the JSON Schemas of scenarios, by which editors check and complete the files. With --check it only says what is out of date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { defaultsFile, scenarioFile } from '../src/scenarios/scenario.ts';

const schemas = {
  'scenario.schema.json': { title: 'A scenario of a flow of Kontor', schema: scenarioFile },
  'defaults.schema.json': { title: 'What the scenarios of a flow have in common', schema: defaultsFile },
};

const check = process.argv.includes('--check');
const folder = new URL('../src/flows/samples/', import.meta.url);
for (const [name, { title, schema }] of Object.entries(schemas)) {
  const text = `${JSON.stringify({ title, ...z.toJSONSchema(schema, { io: 'input' }) })}\n`;
  const file = new URL(name, folder);
  if (!check) writeFileSync(file, text);
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    process.stderr.write(`src/flows/samples/${name} is out of date: run "npm run docs".\n`);
    process.exitCode = 1;
  }
}
