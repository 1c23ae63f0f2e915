// The tables as TypeScript sees them. The truth is in `migrations/`.

import type { ColumnType, Generated } from 'kysely';
import type { UndecidedAnswer } from '../core/answered.ts';
import type { ApprovalKind, ChangeRequestState } from '../core/approvals.ts';
import type { BulkAction, BulkFigures, BulkOutcome, BulkPlanState } from '../core/bulk-plans.ts';
import type { Permission, Widget } from '../core/caller.ts';
import type { Quotas } from '../core/quotas.ts';
import type { Params, Reason } from '../core/reasons.ts';
import type { Redacted } from '../core/redacted.ts';
import type { Retention } from '../core/retention.ts';
import type {
  ConnectionStatus,
  Environment,
  EventSource,
  FeedKind,
  Keep,
  PostingState,
  RunOutcome,
  RunTrigger,
  SetAsideKind,
  SignInWay,
} from '../core/words.ts';
import type { JsonText } from './json.ts';

type Timestamp = ColumnType<Date, Date | string, Date | string>;
/** Filled by the database when left out. */
type StampedAt = ColumnType<Date, Date | string | undefined, Date | string>;
type OptionalTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
/** Written as JSON text, read back parsed. */
type Json<T = unknown> = ColumnType<T, JsonText, JsonText>;
type OptionalJson<T = unknown> = ColumnType<T | null, JsonText | null | undefined, JsonText | null>;

export interface Schema {
  tenants: TenantsTable;
  api_keys: ApiKeysTable;
  connect_sessions: ConnectSessionsTable;
  widget_tokens: WidgetTokensTable;
  browser_sessions: BrowserSessionsTable;
  encryption_keys: EncryptionKeysTable;
  sign_in_links: SignInLinksTable;
  audit: AuditTable;
  change_requests: ChangeRequestsTable;
  messages: MessagesTable;
  destinations: DestinationsTable;
  deliveries: DeliveriesTable;
  idempotency_keys: IdempotencyKeysTable;
  set_aside: SetAsideTable;
  connections: ConnectionsTable;
  system_names: SystemNamesTable;
  flows: FlowsTable;
  events: EventsTable;
  fingerprints: FingerprintsTable;
  cursors: CursorsTable;
  runs: RunsTable;
  examinations: ExaminationsTable;
  expiry_notices: ExpiryNoticesTable;
  postings: PostingsTable;
  attempts: AttemptsTable;
  calls: CallsTable;
  call_pages: CallPagesTable;
  restores: RestoresTable;
  restored_flows: RestoredFlowsTable;
  restored_jobs: RestoredJobsTable;
  bulk_plans: BulkPlansTable;
  bulk_plan_postings: BulkPlanPostingsTable;
}

/** See `restores.ts`. */
export interface RestoresTable {
  restored_at: Timestamp;
  backup_taken_at: Timestamp;
  /** What the backup does not know was sent after this. */
  look_from: Timestamp;
  /** The version that made the backup. */
  kontor: string;
}

/** The flows of the last backup that was restored. */
export interface RestoredFlowsTable {
  flow_id: string;
  /** Since when everything that starts the flow has been read past the restore. */
  read_at: OptionalTimestamp;
  /** When the jobs of that time had ended, too. */
  cleared_at: OptionalTimestamp;
}

/** Until the first start after a restore. */
export interface RestoredJobsTable {
  data: Json;
}

export interface TenantsTable {
  id: string;
  name: string;
  requests_per_minute: number | null;
  /** Null: as usual. */
  keep_days: OptionalJson<Retention>;
  approvals: ColumnType<ApprovalKind[], JsonText | undefined, JsonText>;
  tunnels: ColumnType<Record<string, string>, JsonText | undefined, JsonText>;
  /** What is not as usual. */
  quotas: ColumnType<Partial<Quotas>, JsonText | undefined, JsonText>;
  throttled_at: OptionalTimestamp;
  created_at: StampedAt;
}

/** See `encryption-keys.ts`. */
interface EncryptionKeysTable {
  id: string;
  first_used_at: StampedAt;
}

export interface ConnectSessionsTable {
  id: string;
  tenant_id: string;
  hash: string;
  connector: string;
  /** The connection that gets new credentials; null: a new one is made. */
  connection_id: string | null;
  /** Of the connection. */
  name: string;
  /** What is set already, without secrets. */
  settings: Json<Record<string, unknown>>;
  /** What may be given: names of settings, or `auth:basic` for one of several kinds. Null: everything. */
  allowed: ColumnType<string[] | null, JsonText | null, JsonText | null>;
  /** What the connection is for. */
  objects: Json<string[]>;
  /** The web page that the form stands on. */
  return_origin: string;
  tries: Generated<number>;
  expires_at: Timestamp;
  used_at: OptionalTimestamp;
  /** The connection that the session created or updated. */
  made_id: string | null;
  created_at: StampedAt;
}

export interface WidgetTokensTable {
  id: string;
  tenant_id: string;
  hash: string;
  widget: Widget;
  /** Of `errors` it may be null: documents of every connection. */
  connection_id: string | null;
  /** Of `picker`: what is picked. */
  object: string | null;
  /** Of `picker`: what the fields of its records have to be. */
  narrowed: Json<Record<string, string>>;
  /** Of `orders`: the only customer whose orders are shown. */
  customer: string | null;
  /** Of `errors`: the only flow whose documents are shown. */
  flow_id: string | null;
  /** Of the page that shows the widget. */
  origin: string;
  expires_at: Timestamp;
  created_at: StampedAt;
}

export interface BrowserSessionsTable {
  id: string;
  /** Null: for all tenants. */
  tenant_id: string | null;
  /** SHA-256 of the secret in the cookie, in hexadecimal. */
  hash: string;
  /** Whose rights it has: a key, the operator, or a person of the identity provider. */
  caller_id: string;
  caller_name: string;
  /** Of sessions of the operator: fits only the operator's key of that time, together with the secret in the cookie. */
  operator_mark: string | null;
  may: Json<Permission[]>;
  way: SignInWay;
  user_agent: string | null;
  created_at: Timestamp;
  /** To the minute. */
  last_seen_at: Timestamp;
  expires_at: Timestamp;
  ended_at: OptionalTimestamp;
  /** What the identity provider has given, encrypted. */
  tokens: string | null;
  /** When the access token ends, and rights have to be read anew. */
  renew_at: OptionalTimestamp;
  /** A process is reading them until then. */
  renewing_until: OptionalTimestamp;
}

export interface SignInLinksTable {
  id: string;
  tenant_id: string | null;
  /** SHA-256 of the token in the link, in hexadecimal. */
  hash: string;
  /** Who made it, and as whom one signs in with it. */
  caller_id: string;
  caller_name: string;
  /** As in `browser_sessions`, together with the token. */
  operator_mark: string | null;
  may: Json<Permission[]>;
  created_at: Timestamp;
  expires_at: Timestamp;
  used_at: OptionalTimestamp;
}

export interface ApiKeysTable {
  id: string;
  /** Null: for all tenants. */
  tenant_id: string | null;
  name: string;
  /** The first characters of the key. */
  prefix: string;
  /** SHA-256 of the key, in hexadecimal. */
  hash: string;
  may: Json<Permission[]>;
  expires_at: OptionalTimestamp;
  /** To the minute. */
  last_used_at: OptionalTimestamp;
  revoked_at: OptionalTimestamp;
  created_at: StampedAt;
}

export interface AuditTable {
  seq: ColumnType<number | string, number, never>;
  tenant_id: string | null;
  subject: string;
  /** JSON, byte for byte as it was hashed. */
  entry: string;
  hash: string;
}

export interface ChangeRequestsTable {
  id: string;
  tenant_id: string;
  /** Of the API: `updateFlow`. */
  operation: string;
  /** Of the audit trail: `flow.updated`. */
  action: string;
  /** Null: it is to be made. */
  subject: string | null;
  before: OptionalJson;
  after: OptionalJson;
  /** As it came, encrypted as one; null: it was decided. */
  request: string | null;
  state: Generated<ChangeRequestState>;
  asked_by: string;
  asked_by_name: string;
  decided_by: string | null;
  decided_by_name: string | null;
  reason: OptionalJson<Reason<Redacted>>;
  expires_at: Timestamp;
  decided_at: OptionalTimestamp;
  created_at: StampedAt;
}

export interface SystemNamesTable {
  name: string;
  system: string;
}

export interface ConnectionsTable {
  id: string;
  tenant_id: string;
  connector: string;
  /** The identity of what it leads to, however many connections do: `s4hana:my300000.s4hana.cloud.sap`. */
  system: string;
  /** Of its own within its tenant. */
  name: string;
  environment: ColumnType<Environment | null, Environment | null | undefined, Environment | null>;
  /** Without the secrets. */
  settings: Json<Record<string, unknown>>;
  /** The secrets, encrypted as one. */
  secrets: string;
  status: ColumnType<ConnectionStatus, ConnectionStatus | undefined, ConnectionStatus>;
  /** Why, and what to do. */
  status_reason: OptionalJson<Reason<Redacted>>;
  status_since: StampedAt;
  /** Of one that is limited. */
  limited_until: OptionalTimestamp;
  /** When the system last took the credentials, to the minute; null: never since that is written down. */
  accepted_at: OptionalTimestamp;
  created_at: StampedAt;
  /** When name or settings were changed last. */
  updated_at: StampedAt;
  deleted_at: OptionalTimestamp;
}

export interface MessagesTable {
  id: string;
  tenant_id: string;
  type: string;
  data: Json<Record<string, unknown>>;
  created_at: StampedAt;
}

export interface DestinationsTable {
  id: string;
  tenant_id: string;
  url: string;
  /** `connection.*`, `posting.accepted`; null: all but those about watched objects, which `watch` names. */
  types: ColumnType<string[] | null, JsonText | null, JsonText | null>;
  watch: Json<{ connection: string; object: string }[]>;
  status: Generated<'enabled' | 'disabled'>;
  status_reason: OptionalJson<Reason<Redacted>>;
  /** Encrypted as one. */
  secrets: string;
  former_until: OptionalTimestamp;
  /** When the first of the deliveries failed since which none has arrived; null: the last one has. */
  failing_since: OptionalTimestamp;
  deleted_at: OptionalTimestamp;
  created_at: StampedAt;
}

export interface DeliveriesTable {
  destination_id: string;
  message_id: string;
  state: Generated<'pending' | 'delivered' | 'failed'>;
  tries: Generated<number>;
  /** Null: never automatically. */
  next_at: OptionalTimestamp;
  answer: OptionalJson<Reason<Redacted>>;
  delivered_at: OptionalTimestamp;
  created_at: StampedAt;
}

export interface IdempotencyKeysTable {
  connection_id: string;
  key: string;
  request_hash: string;
  state: 'sent' | 'answered' | 'uncertain';
  status: number | null;
  headers: OptionalJson<Record<string, string | string[]>>;
  body: ColumnType<Uint8Array | null, Uint8Array | null | undefined, Uint8Array | null>;
  sent_at: Timestamp;
}

export interface SetAsideTable {
  id: string;
  /** Null: its connection was not there any more. */
  tenant_id: string | null;
  connection_id: string;
  kind: SetAsideKind;
  about: string;
  /** JSON, in UTF-8. */
  entry: Uint8Array;
  fingerprint: string;
  /** What the database said. */
  reason: string;
  /** How often it was refused. */
  tries: Generated<number>;
  set_aside_at: StampedAt;
}

export interface FlowsTable {
  id: string;
  /** The name of the business process: `order-to-journal`. */
  flow: string;
  from_id: string;
  to_id: string;
  settings: Json<Record<string, unknown>>;
  /** Null: it is not paused. */
  paused_at: OptionalTimestamp;
  created_at: StampedAt;
}

export interface EventsTable {
  id: string;
  connection_id: string;
  source: EventSource;
  topic: string;
  object: string;
  /** Empty where the record does not say it. */
  subject_id: string;
  /** What it belongs to: the order of a refund. */
  parent_id: string | null;
  dedupe_key: string;
  body: Json;
  /** Why the record could not be read; null: it could. */
  unreadable: OptionalJson<Reason<Redacted>>;
  received_at: StampedAt;
}

/** How a record stood when it was seen last: how the poll knows what a webhook has told already. */
export interface FingerprintsTable {
  flow_id: string;
  object: string;
  subject_id: string;
  seen: string | null;
  polled: string | null;
  /** Why the flow had nothing to do for what it has seen; null: it had. */
  not_due: OptionalJson<Reason<Redacted>>;
}

export interface CursorsTable {
  connection_id: string;
  kind: FeedKind;
  name: string;
  cursor: OptionalJson;
  /** When it was claimed last. */
  polled_at: OptionalTimestamp;
  /** When the last reading that came to its end was claimed. */
  read_at: OptionalTimestamp;
  claimed_by: string | null;
  claimed_until: OptionalTimestamp;
  /** Since when it fails each time; null: it was read the last time. */
  failing_since: OptionalTimestamp;
  failures: Generated<number>;
  error: OptionalJson<Reason<Redacted>>;
}

export interface RunsTable {
  id: string;
  connection_id: string;
  /** Null: of all flows of the connection. */
  flow_id: string | null;
  trigger: RunTrigger;
  started_at: StampedAt;
  ended_at: OptionalTimestamp;
  /** Null while it runs. */
  outcome: RunOutcome | null;
  /** Changes that the poll saw. */
  found: Generated<number>;
  /** Changes for which no webhook came. */
  missed_by_webhook: Generated<number>;
  error: OptionalJson<Reason<Redacted>>;
  /** Of one that has not ended: until when its process said that it goes on. */
  leased_until: OptionalTimestamp;
}

export interface ExpiryNoticesTable {
  connection_id: string;
  what: string;
  expires_at: Timestamp;
  days_before: number;
}

interface ExaminationsTable {
  id: string;
  connection_id: string;
  /** Null while it runs. */
  outcome: RunOutcome | null;
  /** Services to look at; null: not known yet. */
  total: number | null;
  services: ColumnType<unknown[], JsonText | undefined, JsonText>;
  fixes: ColumnType<Reason<Redacted>[], JsonText | undefined, JsonText>;
  error: OptionalJson<Reason<Redacted>>;
  /** Until when its process said that it goes on. */
  leased_until: Timestamp;
  started_at: StampedAt;
  ended_at: OptionalTimestamp;
}

export interface PostingsTable {
  id: string;
  connection_id: string;
  /** The identity of the system that is written to. */
  system: string;
  /** The flow that has asked for it, and what it was made of; null: a caller of the API has asked for it. */
  flow_id: string | null;
  subject_id: string | null;
  /** Which caller (`key_…`), and the Idempotency-Key. Who it was, is not known of postings of earlier versions. */
  caller: string | null;
  idempotency_key: string | null;
  operation: string;
  business_key: string;
  state: PostingState;
  reference: string | null;
  request_id: string;
  document: OptionalJson;
  document_hash: string | null;
  amount: string | null;
  currency: string | null;
  document_number: string | null;
  reason: OptionalJson<Reason<Redacted>>;
  attempts: Generated<number>;
  /** When the sweeper looks at it again. Null: never automatically. */
  next_at: OptionalTimestamp;
  sent_at: OptionalTimestamp;
  uncertain_since: OptionalTimestamp;
  accepted_at: OptionalTimestamp;
  /** Set when the source changed after the document was accepted. */
  /** What its document was made by; null: its flow keeps nothing. */
  basis: unknown;
  changed_after_at: OptionalTimestamp;
  /** It is known to have been taken back in the system. */
  reversed_at: OptionalTimestamp;
  /** Documents that carry its reference and of which a person has said that they are others. */
  not_ours: Generated<string[]>;
  /** What people have answered to the questions for which it was parked. */
  answers: ColumnType<Answer[], JsonText | undefined, JsonText>;
  /** When Kontor reads the document back, or tries it again. Null: not (any more). */
  read_back_at: OptionalTimestamp;
  read_back_tries: Generated<number>;
  /** Where the document differs from what was sent, or why it could not be read. */
  read_back_reason: OptionalJson<Reason<Redacted>>;
  /** When the document was read back and compared. */
  verified_at: OptionalTimestamp;
  /** It differs, and nobody has accepted that yet. */
  differs: Generated<boolean>;
  difference_accepted_at: OptionalTimestamp;
  keep: Generated<Keep>;
  /** How many states it has had. */
  version: Generated<number>;
  /** How often it had been sent when its present state was planned. */
  attempts_before: Generated<number>;
  /** Of the run that it comes from: a later run has a higher one. */
  turn: string | null;
  /** When the source says that the newest state became so; null: it does not say it. */
  as_of: OptionalTimestamp;
  /** The hash of what the system has acknowledged last, unless something else may have reached it since. */
  acknowledged: string | null;
  /** What `document` does not say yet: the newest state, that waits until the one on its way is decided. */
  newer: OptionalJson<NewerState>;
  run_id: string | null;
  /** The transaction that has brought it to its state; see `tail.ts`. */
  written_in: Generated<string>;
  created_at: StampedAt;
  updated_at: StampedAt;
}

/** `params` null: an earlier version has not kept them. `act`: what the person did to the posting. */
export interface Answer {
  code: string;
  params: Params<Redacted> | null;
  act: 'replayed' | 'closed';
}

export interface NewerState {
  document: unknown;
  hash: string;
  requestId: string;
}

export interface AttemptsTable {
  id: string;
  posting_id: string;
  number: number;
  kind: 'post' | 'find' | 'replay' | 'settle' | 'close';
  outcome: string;
  reason: OptionalJson<Reason<Redacted>>;
  /** Null: it was lost, or says what happened. */
  answer: OptionalJson<UndecidedAnswer>;
  started_at: Timestamp;
  ended_at: Timestamp;
}

export interface CallsTable {
  id: string;
  connection_id: string;
  posting_id: string | null;
  run_id: string | null;
  method: string;
  url: string;
  request_headers: Json<Record<string, string>>;
  request_body: string | null;
  status: number | null;
  response_headers: Json<Record<string, string>>;
  response_body: string | null;
  failure: string | null;
  started_at: Timestamp;
  duration_ms: number;
  /** The transaction that has written it; see `tail.ts`. */
  written_in: Generated<string>;
}

/** Calls by the page, for those that nobody looks for one by one. */
export interface CallPagesTable {
  /** Of its oldest call. */
  id: string;
  connection_id: string;
  calls: Uint8Array;
  /** The transaction that has written it; see `tail.ts`. */
  written_in: Generated<string>;
}

/** See `bulk-plans.ts`. */
export interface BulkPlansTable {
  id: string;
  tenant_id: string;
  action: BulkAction;
  /** As it was asked for. */
  filter: Json<Record<string, string>>;
  note: string | null;
  figures: Json<BulkFigures>;
  state: ColumnType<
    Exclude<BulkPlanState, 'expired'>,
    Exclude<BulkPlanState, 'expired'> | undefined,
    Exclude<BulkPlanState, 'expired'>
  >;
  made_by: string;
  made_by_name: string;
  run_by: string | null;
  run_by_name: string | null;
  /** The change request that another person has approved. */
  approval: string | null;
  /** The part of a process that acts for it just now. */
  claimed_by: string | null;
  claimed_until: OptionalTimestamp;
  created_at: StampedAt;
  expires_at: Timestamp;
  started_at: OptionalTimestamp;
  ended_at: OptionalTimestamp;
}

export interface BulkPlanPostingsTable {
  plan_id: string;
  posting_id: string;
  /** These four: as the posting was when the plan was made. */
  state: PostingState;
  version: number;
  attempts: number;
  changed_at: Timestamp;
  /** The attempt by which Kontor acts on it; it may have begun, and not have happened. */
  attempt_id: string | null;
  outcome: ColumnType<BulkOutcome, BulkOutcome | undefined, BulkOutcome>;
  reason: OptionalJson<Reason<Redacted>>;
  acted_at: OptionalTimestamp;
}
