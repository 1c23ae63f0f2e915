// `kontor doctor <connection>`: what a system lets Kontor do, and the list for its administrator.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import type { Client, Schemas } from '../client/index.ts';
import { KontorError } from '../core/errors.ts';
import { type ApiOptions, api } from './api.ts';
import { connectionIdOf } from './connection-id.ts';
import { printJson, printTable, say } from './output.ts';
import { startProgress } from './progress.ts';

type Examination = Schemas['Examination'];

export function addDoctor(program: Command): void {
  api(
    program,
    'doctor <connection>',
    'examine an S/4HANA with reads: what answers, what is missing, whom to ask',
    doctor,
  );
}

const lookEveryMs = 500;

/** Exit code 1 when it failed, or when the administrator has something to do. */
async function doctor(client: Client, connection: string, { json }: ApiOptions): Promise<void> {
  const examination = await examined(client, connection, json === true);
  const { services, fixes, error, error_code: code } = examination;
  if (error !== null || fixes.length > 0) process.exitCode = 1;
  if (json) return printJson(examination);
  if (services.length > 0) printServices(services);
  if (error !== null) throw new KontorError('rejected', String(code), error);
  if (fixes.length === 0) {
    say('Nothing is missing in what can be tried by reading.');
    const untried = services.filter(({ state }) => state === 'unknown').map(({ title }) => title);
    if (untried.length > 0) say(`Only a posting can try: ${untried.join(', ')}.`);
    return;
  }
  say('\nFor the SAP administrator:');
  fixes.forEach((fix, i) => {
    say(`${String(i + 1).padStart(3)}. ${fix.says}`);
  });
}

function printServices(services: Examination['services']): void {
  printTable(
    ['service', 'state', 'scenario', 'sets', 'custom fields', 'page', 'repeatable'],
    services.map(row),
  );
  const custom = services.flatMap(({ title, custom_fields }) =>
    custom_fields.map(({ set, field, type }) => [title, set, field, type]),
  );
  if (custom.length > 0) printTable(['custom fields of', 'set', 'field', 'type'], custom);
}

/** One that has ended. */
async function examined(client: Client, connection: string, silent: boolean): Promise<Examination> {
  const id = await connectionIdOf(client, connection);
  const progress = startProgress(silent);
  try {
    let now = await client.startExamination({ id });
    while (now.outcome === null) {
      await sleep(lookEveryMs);
      now = await client.getExamination({ id, examination: now.id });
      if (now.total !== null) progress.show(now.services.length, now.total, now.services.at(-1)?.title ?? '');
    }
    return now;
  } finally {
    progress.stop();
  }
}

function row(service: Examination['services'][number]): (string | number | null)[] {
  const answering = service.sets.filter(({ answers }) => answers).length;
  return [
    service.title,
    service.state.replace('_', ' '),
    service.scenario ?? 'not published',
    service.sets.length === 0 ? '' : `${answering} of ${service.sets.length}`,
    service.custom_fields.length || '',
    service.page_size,
    service.repeatability === 'not_said' ? '' : service.repeatability,
  ];
}
