// Looks at one service with reads only: does it answer, may we use it, which sets answer, what has the customer added,
// how many records a page holds, and whether repeatable requests are understood.
import { toKontorError } from '../../core/errors.ts';
import type { Reason } from '../../core/reasons.ts';
import { unredactedReason } from '../../core/redacted.ts';
import { header } from '../../http/send.ts';
import { openService, type Service } from '../../odata/service.ts';
import type { S4Client } from '../client.ts';
import { type KnownService, knownServices, type ServiceName } from '../documents/known-services.ts';
import { titleOf } from '../documents/service-titles.ts';
import { errorOf } from '../sap-error.ts';
import { say } from './sentences.ts';

export interface ServiceReport {
  service: ServiceName;
  title: Reason;
  path: string;
  /** The communication scenario that releases it; undefined where no public source names one. */
  scenario: string | undefined;
  state: ServiceState;
  /** Why it is not `ok`. */
  reason: Reason | undefined;
  /** How long its metadata took, in milliseconds. */
  metadataMs: number | undefined;
  sets: SetReport[];
  customFields: CustomField[];
  /** Records in a page of the main set; `whole`: the server cuts nothing up to 5,001. Undefined: not found out. */
  pageSize: number | 'whole' | undefined;
  /** What the server says to the headers of a repeatable request. It may say it on writes only. */
  repeatability: 'accepted' | 'unsupported' | 'not_said';
}

/** `unknown`: SOAP services show with a read only that they are there. */
export type ServiceState = 'ok' | 'partly' | 'not_authorised' | 'not_there' | 'failing' | 'unknown';

export interface SetReport {
  set: string;
  answers: boolean;
  reason: Reason | undefined;
  ms: number;
}

export interface CustomField {
  set: string;
  field: string;
  type: string;
}

/** Larger than any page size that is known of (S4-101). */
const probeRows = 5_001;

/**
 * `brief`: reads one record of the main set, and measures nothing. Throws what makes any further question useless: a refused
 * logon, an address where nothing answers.
 */
export async function examineService(
  client: S4Client,
  service: ServiceName,
  { brief = false } = {},
): Promise<ServiceReport> {
  const known: KnownService = knownServices[service];
  const report: ServiceReport = {
    service,
    title: titleOf(service),
    path: known.path,
    scenario: known.scenario,
    state: 'ok',
    reason: undefined,
    metadataMs: undefined,
    sets: [],
    customFields: [],
    pageSize: undefined,
    repeatability: 'not_said',
  };
  try {
    if (known.protocol === 'SOAP') await examineSoap(client, report);
    else await examineOData(client, brief ? { ...known, sets: known.sets.slice(0, 1) } : known, report);
    const [main] = report.sets;
    if (main?.answers && !brief) await measure(client, main.set, report);
  } catch (thrown) {
    const error = toKontorError(thrown);
    if (endsIt.has(error.code) || error.kind === 'bug') throw error;
    report.state = stateOf(error.kind, error.code);
    report.reason = unredactedReason(error);
  }
  return report;
}

const endsIt = new Set([
  'logon-refused',
  'logon-braked',
  'token-refused',
  'certificate-refused',
  'bad-certificate',
  'bad-assertion-key',
  'unreachable',
  'bad-address',
  'private-address',
  'foreign-host',
]);

function stateOf(kind: string, code: string): ServiceState {
  if (code === 'not-authorised') return 'not_authorised';
  return kind === 'missing' ? 'not_there' : 'failing';
}

async function examineOData(client: S4Client, known: KnownService, report: ServiceReport): Promise<void> {
  const began = performance.now();
  const service = await openService(client, known.path);
  report.metadataMs = Math.round(performance.now() - began);
  report.customFields = customFieldsOf(service);
  for (const name of known.sets) report.sets.push(await examineSet(service, name));
  const failed = report.sets.filter(set => !set.answers);
  if (failed.length > 0) {
    report.state = failed.length === report.sets.length ? 'failing' : 'partly';
    const sets = failed.map(({ set, reason }) => say.reason('set-fails', { set, why: reason ?? '' }));
    report.reason = say.reason('sets-fail', { sets });
  }
}

async function measure(client: S4Client, set: string, report: ServiceReport): Promise<void> {
  const service = await openService(client, report.path);
  report.pageSize = await pageSizeOf(service, set);
  report.repeatability = await repeatabilityOf(client, `${service.path}/${set}?$top=1`);
}

async function examineSet(service: Service, set: string): Promise<SetReport> {
  const began = performance.now();
  try {
    await service.set(set).list({ top: 1 });
    return { set, answers: true, reason: undefined, ms: Math.round(performance.now() - began) };
  } catch (thrown) {
    const reason = unredactedReason(toKontorError(thrown));
    return { set, answers: false, reason, ms: Math.round(performance.now() - began) };
  }
}

/** The keys of one page, and no more than that. */
async function pageSizeOf(service: Service, name: string): Promise<ServiceReport['pageSize']> {
  const set = service.set(name);
  const query = { select: set.definition.type.keys, top: probeRows };
  for await (const { rows, next } of set.rawPages(query)) {
    if (rows.length >= probeRows) return 'whole';
    // Without a page behind it, it may be all that there is.
    return next === undefined ? undefined : rows.length;
  }
  return undefined;
}

/** The headers of SAP's repeatable requests (S4-93), on a read. */
async function repeatabilityOf(client: S4Client, path: string): Promise<ServiceReport['repeatability']> {
  const reply = await client.request({
    method: 'GET',
    path,
    headers: {
      accept: 'application/json',
      requestid: crypto.randomUUID().replaceAll('-', ''),
      repeatabilitycreation: new Date(client.now()).toUTCString(),
    },
  });
  const said = header(reply, 'repeatabilityresult')?.toLowerCase();
  return said === 'accepted' || said === 'unsupported' ? said : 'not_said';
}

function customFieldsOf({ model }: Service): CustomField[] {
  return [...model.sets.values()].flatMap(set =>
    [...set.type.properties.values()]
      .filter(property => property.extension)
      .map(property => ({ set: set.name, field: property.name, type: property.edm ?? property.typeName })),
  );
}

/** A GET posts nothing: 404 and 403 tell, anything else means that somebody is there. */
async function examineSoap(client: S4Client, report: ServiceReport): Promise<void> {
  const reply = await client.request({ method: 'GET', path: report.path, headers: { accept: 'text/xml' } });
  if (reply.status === 403 || reply.status === 404)
    throw errorOf(reply, { write: false, nowMs: client.now() });
  report.state = 'unknown';
  report.reason = say.reason('shows-when-posting');
}
