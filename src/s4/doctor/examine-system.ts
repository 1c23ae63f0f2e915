// The doctor: examines every service that Kontor can use, with reads only, and writes the list that an SAP administrator
// can work off.
import PQueue from 'p-queue';
import type { Reason } from '../../core/reasons.ts';
import type { S4Client } from '../client.ts';
import { knownServices, type ServiceName } from '../documents/known-services.ts';
import { examineService, type ServiceReport } from './examine-service.ts';
import { say } from './sentences.ts';

export interface SystemReport {
  services: ServiceReport[];
  /** What the administrator should do, one reason each; empty when nothing is missing. */
  fixes: Reason[];
}

export interface ExamineOptions {
  /** All when left out. */
  services?: readonly ServiceName[];
  /** Whether they answer, and no more than that. */
  brief?: boolean;
  /** Called before the first service and after each: what was found so far, of how many. */
  onProgress?(reports: readonly ServiceReport[], total: number): void;
  /** Once it is aborted, no further service is looked at, and its reason is thrown. */
  signal?: AbortSignal | undefined;
}

/** Services examined at the same time; the client's own pace applies besides. */
const atOnce = 3;

/** Throws when the logon is refused or nothing answers: then there is nothing to examine. */
export async function examineSystem(client: S4Client, options: ExamineOptions = {}): Promise<SystemReport> {
  const names = options.services ?? (Object.keys(knownServices) as ServiceName[]);
  const reports: ServiceReport[] = [];
  options.onProgress?.(reports, names.length);
  const examine = async (name: ServiceName) => {
    options.signal?.throwIfAborted();
    reports.push(await examineService(client, name, options));
    options.onProgress?.(reports, names.length);
  };
  const [first, ...rest] = names;
  // Alone: if the logon is wrong, it is wrong once.
  if (first) await examine(first);
  const queue = new PQueue({ concurrency: atOnce });
  await Promise.all(rest.map(name => queue.add(() => examine(name))));
  const services = names.flatMap(name => reports.filter(report => report.service === name));
  return { services, fixes: fixesFor(services) };
}

export function fixesFor(services: readonly ServiceReport[]): Reason[] {
  const locked = services.filter(({ state }) => state === 'not_authorised');
  const scenarios = new Map<string, ServiceReport[]>();
  for (const report of locked)
    if (report.scenario) scenarios.set(report.scenario, [...(scenarios.get(report.scenario) ?? []), report]);
  return [
    ...[...scenarios].map(([scenario, reports]) =>
      say.reason('create-arrangement', { scenario, services: reports.map(({ title }) => title) }),
    ),
    ...locked
      .filter(report => report.scenario === undefined)
      .map(({ path, title }) => say.reason('find-scenario', { name: nameOf(path), service: title })),
    ...services
      .filter(({ state }) => state === 'not_there')
      .map(({ path, title }) => say.reason('service-not-there', { service: title, path })),
    ...services
      .filter(({ state }) => state === 'partly' || state === 'failing')
      .map(({ path, title, reason }) =>
        say.reason('service-fails', { service: title, name: nameOf(path), why: reason ?? '' }),
      ),
  ];
}

/** The technical name: the last part of the path that says something. */
function nameOf(path: string): string {
  const parts = path.split('/').filter(part => !/^\d+$/.test(part));
  return parts.at(-1) ?? path;
}
