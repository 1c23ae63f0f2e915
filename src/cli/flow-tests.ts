// `kontor flows test`: runs the scenarios of flows, without network and database.
import type { Command } from 'commander';
import type { ScenarioResult } from '../scenarios/run-scenario.ts';
import { run } from './command.ts';
import { printJson, say, warn } from './output.ts';

interface TestOptions {
  samples?: string;
  project?: string;
  json?: boolean;
}

export function addFlowTests(flows: Command): void {
  flows
    .command('test [flow]')
    .description('run the scenarios of all flows, or of one, on sample data; without a network or a database')
    .option('--samples <dir>', 'also run your own scenarios: a folder that contains one folder for each flow')
    .option('--project <dir>', 'run only the scenarios of a project folder')
    .option('--json', 'print JSON')
    .action(
      run(async (_environment, flow: string | undefined, { samples, project, json }: TestOptions) => {
        const { ownScenarios, testFlows } = await import('../scenarios/test-flows.ts');
        const tried = project === undefined ? ownScenarios() : await scenariosIn(project);
        const results = await testFlows(tried, flow, samples);
        const failed = results.filter(({ passed }) => !passed).length;
        if (failed > 0) process.exitCode = 1;
        if (json) printJson({ passed: results.length - failed, failed, results });
        else say([...shown(results), '', summary(results.length, failed)].join('\n'));
      }),
    );
}

/** A project may have scenarios for Kontor's own flows, too. */
async function scenariosIn(folder: string) {
  const { readProject } = await import('../extension/project.ts');
  const { ownScenarios } = await import('../scenarios/test-flows.ts');
  const { warningOf } = await import('../extension/misplaced.ts');
  const { extension, samples, misplaced } = await readProject(folder);
  for (const one of misplaced) warn(warningOf(one));
  return { flows: [...ownScenarios().flows, ...(extension.flows ?? [])], places: [samples] };
}

const shown = (results: readonly ScenarioResult[]): string[] =>
  [...Map.groupBy(results, ({ flow }) => flow)].flatMap(([flow, its]) => [
    flow,
    ...its.flatMap(({ passed, name, file, differences }) =>
      passed ? [`  ✓ ${name}`] : [`  ✗ ${name}`, `    ${file}`, ...differences.map(line => `      ${line}`)],
    ),
  ]);

const summary = (all: number, failed: number) =>
  failed === 0 ? `${all} scenarios passed.` : `${failed} of ${all} scenarios failed.`;
