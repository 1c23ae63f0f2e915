// `kontor doctor <connection>`: what a tenant lets Kontor do, and the list for its administrator.
import type { ServiceReport } from '../s4/doctor/examine-service.ts';
import { examineTenant } from '../s4/doctor/examine-tenant.ts';
import { knownServices } from '../s4/documents/known-services.ts';
import type { ApiAddress } from './daily.ts';
import { printJson, printTable } from './output.ts';
import { startProgress } from './progress.ts';
import { withTenant } from './tenant.ts';

/** Exit code 1 when the administrator has something to do. */
export async function doctor(
  address: ApiAddress,
  connection: string,
  { json }: { json?: boolean },
): Promise<void> {
  const progress = startProgress(Object.keys(knownServices).length, json === true);
  const report = await withTenant(address, connection, client =>
    examineTenant(client, { onProgress: (done, _of, { title }) => progress.tell(done, title) }),
  ).finally(() => progress.stop());
  if (report.fixes.length > 0) process.exitCode = 1;
  if (json) return printJson(report);
  printTable(
    ['service', 'state', 'scenario', 'sets', 'custom fields', 'page', 'repeatable'],
    report.services.map(row),
  );
  const custom = report.services.flatMap(({ title, customFields }) =>
    customFields.map(({ set, field, type }) => [title, set, field, type]),
  );
  if (custom.length > 0) printTable(['custom fields of', 'set', 'field', 'type'], custom);
  if (report.fixes.length === 0) {
    process.stdout.write('Nothing is missing.\n');
    return;
  }
  process.stdout.write('\nFor the SAP administrator:\n');
  report.fixes.forEach((fix, i) => {
    process.stdout.write(`${String(i + 1).padStart(3)}. ${fix}\n`);
  });
}

function row(report: ServiceReport): (string | number | undefined)[] {
  const answering = report.sets.filter(({ answers }) => answers).length;
  return [
    report.title,
    report.state,
    report.scenario ?? 'not published',
    report.sets.length === 0 ? '' : `${answering} of ${report.sets.length}`,
    report.customFields.length || '',
    report.pageSize,
    report.repeatability === 'not said' ? '' : report.repeatability,
  ];
}
