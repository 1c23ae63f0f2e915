// An examination of an S/4HANA: what the doctor of `s4/` finds, in the words of the API.
import type { Examination, ExaminedService, Examiner } from '../../models/examination.ts';
import type { S4Client } from '../../s4/client.ts';
import type { ServiceReport } from '../../s4/doctor/examine-service.ts';
import { examineSystem } from '../../s4/doctor/examine-system.ts';

export async function examine(client: S4Client, { onProgress, signal }: Examiner): Promise<Examination> {
  const { services, fixes } = await examineSystem(client, {
    onProgress: (reports, total) => onProgress(reports.map(inWords), total),
    signal,
  });
  return { services: services.map(inWords), fixes };
}

const inWords = (report: ServiceReport): ExaminedService => ({
  name: report.service,
  title: report.title,
  path: report.path,
  scenario: report.scenario ?? null,
  state: report.state,
  reason: report.reason ?? null,
  metadata_ms: report.metadataMs ?? null,
  sets: report.sets.map(({ reason = null, ...set }) => ({ ...set, reason })),
  custom_fields: report.customFields,
  page_size: report.pageSize ?? null,
  repeatability: report.repeatability,
});
