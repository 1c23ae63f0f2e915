// Server-sent events of what happens. Each is made text once, however many clients read it; so is what clients with the same question get
// of one batch.
import type { z } from 'zod';
import type { toldCall, toldGap, toldPosting } from '../contract/tail.ts';
import { everyTenant, type TenantScope } from '../core/caller.ts';
import type { Language } from '../core/language.ts';
import type { Speak } from '../core/reasons.ts';
import type { TailBatch } from '../gateway/tail.ts';

type Row = TailBatch['rows'][number];
type Filter = z.output<z.ZodObject<typeof import('../contract/tail.ts').tailFilter>>;

/** What a client asks for. */
export interface Question {
  sees: TenantScope;
  language: Language;
  filter: Filter;
}

export interface Frames {
  text: string;
  count: number;
}

const longestPath = 1_000;

export function tailFrames(wordsIn: Record<Language, { speak: Speak }>) {
  const ofRows = { en: new WeakMap<Row, string>(), de: new WeakMap<Row, string>() };
  const ofBatches = new WeakMap<TailBatch, Map<string, Frames>>();
  const frameOf = (row: Row, language: Language): string => {
    const known = ofRows[language].get(row);
    if (known !== undefined) return known;
    const data = row.kind === 'call' ? callData(row) : postingData(row, wordsIn[language].speak);
    const frame = frameWith(row.kind, data);
    ofRows[language].set(row, frame);
    return frame;
  };
  return (batch: TailBatch, { sees, language, filter }: Question): Frames => {
    const made = ofBatches.get(batch) ?? new Map<string, Frames>();
    ofBatches.set(batch, made);
    const key = JSON.stringify([sees === everyTenant ? null : sees.tenant, language, filter]);
    const known = made.get(key);
    if (known) return known;
    const rows = batch.rows.filter(row => isSeen(row, sees) && matches(row, filter));
    const frames = { text: rows.map(row => frameOf(row, language)).join(''), count: rows.length };
    made.set(key, frames);
    return frames;
  };
}

/** JSON has no line breaks of its own, so that it is one line of data. */
const frameWith = (event: string, data: object) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

export const gapFrame = (gap: z.output<typeof toldGap>): string => frameWith('gap', gap);

const isSeen = (row: Row, sees: TenantScope) => sees === everyTenant || row.tenantId === sees.tenant;

function matches(row: Row, { connection, flow, posting, record, kind, outcome }: Filter): boolean {
  if (kind !== undefined && row.kind !== kind) return false;
  if (connection !== undefined && row.connectionId !== connection) return false;
  if (flow !== undefined && row.flowId !== flow && row.flowName !== flow) return false;
  if (posting !== undefined && (row.kind === 'call' ? row.postingId : row.id) !== posting) return false;
  if (record !== undefined && row.subjectId !== record) return false;
  return outcome === undefined || outcomeOf(row) === outcome;
}

function outcomeOf(row: Row): Filter['outcome'] {
  if (row.kind === 'call')
    return row.failure === null && row.status !== null && row.status < 400 ? 'ok' : 'failed';
  if (row.state === 'accepted') return 'ok';
  return row.state === 'parked' || row.state === 'rejected' ? 'failed' : undefined;
}

const shared = (row: Row) => ({
  id: row.id,
  connection: row.connectionId,
  connection_name: row.connectionName,
  flow: row.flowId,
  flow_name: row.flowName,
  subject: row.subjectId,
});

const callData = (row: Extract<Row, { kind: 'call' }>): z.output<typeof toldCall> => ({
  ...shared(row),
  posting: row.postingId,
  method: row.method,
  path: pathOf(row.url),
  status: row.status,
  failure: row.failure,
  duration_ms: row.durationMs,
  started_at: row.startedAt.toISOString(),
});

/** Of an address from which secrets are removed already. */
function pathOf(url: string): string {
  const begin = url.indexOf('://');
  const slash = begin === -1 ? 0 : url.indexOf('/', begin + 3);
  return (slash === -1 ? '/' : url.slice(slash)).slice(0, longestPath);
}

const postingData = (row: Extract<Row, { kind: 'posting' }>, speak: Speak): z.output<typeof toldPosting> => ({
  ...shared(row),
  operation: row.operation,
  business_key: row.businessKey,
  reference: row.reference,
  state: row.state,
  reason_code: row.reason?.code ?? null,
  reason: row.reason && speak(row.reason),
  amount: row.amount,
  currency: row.currency,
  document_number: row.documentNumber,
  at: row.updatedAt.toISOString(),
});
