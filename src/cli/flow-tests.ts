// `kontor flows test`: runs the scenarios of flows, without network and database.
import type { Command } from 'commander';
import type { ScenarioResult } from '../scenarios/run-scenario.ts';
import { run } from './command.ts';
import { printJson, say } from './output.ts';

export function addFlowTests(flows: Command): void {
  flows
    .command('test [flow]')
    .description('run the scenarios of all flows, or of one, on sample data; without network and database')
    .option('--samples <dir>', 'your own scenarios besides: a folder with a folder for each flow')
    .option('--json', 'print JSON')
    .action(
      run(async (_environment, flow: string | undefined, options: { samples?: string; json?: boolean }) => {
        const { testOwnFlows } = await import('../scenarios/test-flow.ts');
        const results = await testOwnFlows(flow, options.samples);
        const failed = results.filter(({ passed }) => !passed).length;
        if (failed > 0) process.exitCode = 1;
        if (options.json) printJson({ passed: results.length - failed, failed, results });
        else say([...shown(results), '', summary(results.length, failed)].join('\n'));
      }),
    );
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
