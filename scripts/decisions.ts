// Writes docs/decisions/README.md, the index of the decision records, from their titles and status lines. With --check it only says whether the
// page is out of date.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('../docs/decisions/', import.meta.url);
const page = new URL('README.md', folder);
const head = /^# (?<number>\d+)\. (?<title>.+)\n\nStatus: (?<status>.+)\. (?<date>\d{4}-\d{2}-\d{2})\.\n/;

const rows = readdirSync(folder)
  .filter(name => /^\d{4}-/.test(name))
  .sort()
  .map(name => {
    const found = head.exec(readFileSync(new URL(name, folder), 'utf8'))?.groups;
    if (!found || Number(found.number) !== Number(name.slice(0, 4)))
      throw new Error(
        `docs/decisions/${name} must begin with "# N. Title" and "Status: accepted. YYYY-MM-DD."`,
      );
    return `| ${found.number} | [${found.title}](${name}) | ${found.status} | ${found.date} |`;
  });

const text = [
  '# Decisions',
  '',
  '<!-- Made by `npm run docs` from the titles and status lines; do not edit. -->',
  '',
  'What was decided, when, and what would change it. A number that is missing belongs to a decision that was removed together with what it was about.',
  '',
  '| | decision | status | date |',
  '| --- | --- | --- | --- |',
  ...rows,
  '',
].join('\n');

if (!process.argv.includes('--check')) writeFileSync(page, text);
else if (readFileSync(page, 'utf8') !== text) {
  process.stderr.write('docs/decisions/README.md is out of date: run "npm run docs".\n');
  process.exitCode = 1;
}
