// `kontor flows differences`: what a flow has sent since a day and would send otherwise today. Nothing is sent or stored.
import type { Command } from 'commander';
import type { Client, Schemas } from '../client/index.ts';
import { differenceLines } from '../contract/difference-lines.ts';
import { csvLine } from '../core/csv.ts';
import { api } from './api.ts';
import { day, refuseBackwards } from './command.ts';
import { differenceTable, differingFirst } from './difference-rows.ts';
import { flowIdOf } from './flow-previews.ts';
import { printJson, say } from './output.ts';
import { most } from './period-totals.ts';
import { startProgress } from './progress.ts';
import { say as ofCli } from './sentences.ts';

type Page = Schemas['FlowDifferences'];
type Difference = Schemas['FlowDifference'];

interface Options {
  since: string;
  until?: string;
  csv?: boolean;
  json?: boolean;
}

/** What was found until the end, or until the run broke off. */
interface Found {
  complete: boolean;
  counts: Record<(typeof counted)[number], number>;
  result: Difference[];
}

const counted = ['same', 'differing', 'unreadable', 'not_comparable'] as const;
const comparedTogether = 25;

export function addFlowDifferences(flows: Command): void {
  api(
    flows,
    'differences <flow>',
    'what it has sent since a day and would send otherwise today; nothing is sent or stored',
    async (client, flow: string, { since, until, csv = false, json = false }: Options): Promise<void> => {
      if (csv && json) throw ofCli.error('csv-or-json');
      refuseBackwards(since, until);
      const id = await flowIdOf(client, flow);
      const found: Found = {
        complete: false,
        counts: { same: 0, differing: 0, unreadable: 0, not_comparable: 0 },
        result: [],
      };
      let isBegun = false;
      try {
        await readAll(client, { id, since, until }, found.counts, page => {
          if (csv && !isBegun) say(csvLine(differenceLines.columns));
          isBegun = true;
          if (!csv) found.result.push(...page.result);
          else
            for (const row of differingFirst(page.result).flatMap(differenceLines.linesOf)) say(csvLine(row));
        });
        found.complete = true;
      } finally {
        // What was found before a run broke off is shown, too; the error follows.
        if (isBegun) show(found, { csv, json });
      }
    },
  )
    .requiredOption('--since <day>', 'documents that the system accepted from this day on, of UTC', day)
    .option('--until <day>', 'up to the end of this day; left out: up to now', day)
    .option('--csv', 'print CSV, page by page as it is found');
}

/** Throws `input/too-many-documents` before anything is compared, `unavailable/comparison-too-slow`. */
async function readAll(
  client: Client,
  { id, since, until }: { id: string; since: string; until: string | undefined },
  counts: Found['counts'],
  onPage: (page: Page) => void,
): Promise<void> {
  const endsAt = performance.now() + most.minutes * 60_000;
  const progress = startProgress(false);
  const asked = { id, since, until, limit: comparedTogether };
  const done = () => counted.reduce((all, name) => all + counts[name], 0);
  try {
    let total = 0;
    let cursor: string | undefined;
    do {
      if (performance.now() > endsAt) throw tooSlow(done(), total);
      const page = await client.listFlowDifferences(cursor === undefined ? asked : { ...asked, cursor });
      total = page.total ?? total;
      if (total > most.subjects) throw tooLarge(total);
      for (const name of counted) counts[name] += page[name];
      onPage(page);
      progress.show(done(), Math.max(done(), total), 'compared');
      cursor = page.next_cursor ?? undefined;
    } while (cursor !== undefined);
  } finally {
    progress.stop();
  }
}

function show({ complete, counts, result }: Found, { csv, json }: { csv: boolean; json: boolean }): void {
  const documents = counted.reduce((all, name) => all + counts[name], 0);
  if (json) printJson({ complete, documents, ...counts, result });
  else if (!csv) say(differenceTable(result));
  const { same, differing, unreadable, not_comparable: notComparable } = counts;
  process.stderr.write(
    `${documents} documents${complete ? '' : ', and not all'}: ${same} alike, ${differing} differ, ${unreadable} cannot be read, ${notComparable} cannot be compared.\n`,
  );
}

const tooLarge = (total: number) => ofCli.error('too-many-documents', { total, most: most.subjects });

const tooSlow = (done: number, all: number) =>
  ofCli.error('comparison-too-slow', { minutes: most.minutes, done, all });
