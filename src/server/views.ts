// Stored rows in the contract's shapes.
import type { Engine } from '../engine/engine.ts';
import type { ConnectionDesk } from '../gateway/connection-desk.ts';
import type { FlowDesk } from '../gateway/flow-desk.ts';
import type { PostingInFull } from '../gateway/records.ts';

export function connectionView(row: Awaited<ReturnType<ConnectionDesk['get']>>) {
  return {
    id: row.id,
    connector: row.connector,
    name: row.name,
    settings: row.settings,
    webhook_path: `/hooks/${row.id}`,
    created_at: row.createdAt.toISOString(),
  };
}

export function flowView(row: Awaited<ReturnType<FlowDesk['update']>>) {
  return {
    id: row.id,
    flow: row.flow,
    from: row.fromId,
    to: row.toId,
    settings: row.settings,
    created_at: row.createdAt.toISOString(),
  };
}

export function runView(row: Awaited<ReturnType<Engine['runNow']>>) {
  return {
    id: row.id,
    connection: row.connectionId,
    outcome: row.outcome,
    found: row.found,
    healed: row.healed,
    error: row.error,
    started_at: row.startedAt.toISOString(),
    ended_at: instant(row.endedAt),
  };
}

export function postingView(row: PostingInFull['posting']) {
  return {
    id: row.id,
    flow: row.flowId,
    connection: row.connectionId,
    operation: row.operation,
    business_key: row.businessKey,
    state: row.state,
    reference: row.reference,
    document_number: row.documentNumber,
    amount: row.amount,
    currency: row.currency,
    reason_code: row.reasonCode,
    reason: row.reason,
    attempts: row.attempts,
    next_at: instant(row.nextAt),
    changed_after_at: instant(row.changedAfterAt),
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}

export function postingInFullView({ posting, attempts, calls }: PostingInFull) {
  return {
    ...postingView(posting),
    document: posting.document,
    attempt_list: attempts.map(row => ({
      id: row.id,
      number: row.number,
      kind: row.kind,
      outcome: row.outcome,
      code: row.code ?? null,
      message: row.message ?? null,
      started_at: row.startedAt.toISOString(),
      ended_at: row.endedAt.toISOString(),
    })),
    calls: calls.map(row => ({
      id: row.id,
      method: row.method,
      url: row.url,
      status: row.status ?? null,
      failure: row.failure ?? null,
      duration_ms: row.durationMs,
      started_at: row.startedAt.toISOString(),
      request_headers: row.requestHeaders,
      request_body: row.requestBody ?? null,
      response_headers: row.responseHeaders,
      response_body: row.responseBody ?? null,
    })),
  };
}

export function eventView(row: {
  id: string;
  connectionId: string;
  source: 'webhook' | 'poll' | 'manual';
  topic: string;
  kind: 'order' | 'refund' | 'customer';
  subjectId: string;
  body: unknown;
  receivedAt: Date;
}) {
  return {
    id: row.id,
    connection: row.connectionId,
    source: row.source,
    topic: row.topic,
    kind: row.kind,
    subject: row.subjectId,
    body: row.body,
    received_at: row.receivedAt.toISOString(),
  };
}

const instant = (date: Date | null) => date?.toISOString() ?? null;
