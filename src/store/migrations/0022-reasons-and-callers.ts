// The reason of a posting, and of each attempt, is a code with its parameters; what was said before stays as it was said. And a
// posting says who has asked for it in columns of their own: a flow and its subject, or a caller and the Idempotency-Key.

/** SQL: a reason of a code and the text that was said. */
const reasonOf = (code: string, text: string) => `jsonb_build_object('code', ${code}, 'params',
  case when ${text} is null then '{}'::jsonb else jsonb_build_object('said', ${text}) end)`;

export const statements = [
  `alter table postings
    alter column reason type jsonb using case when reason_code is null and reason is null then null
      else ${reasonOf('coalesce(reason_code, state)', 'reason')} end,
    alter column subject_id drop not null, add column caller text, add column idempotency_key text`,
  `alter table postings drop column reason_code`,
  `alter table attempts alter column message type jsonb using case when code is null and message is null then null
    else ${reasonOf('coalesce(code, outcome)', 'message')} end`,
  `alter table attempts drop column code`,
  `alter table attempts rename column message to reason`,
  // Messages that are on their way, or are sent again.
  `update messages set data = (data - 'reason_code') || jsonb_build_object('reason',
      case when data->>'reason_code' is null and data->>'reason' is null then null
        else ${reasonOf("coalesce(data->>'reason_code', data->>'state')", "data->>'reason'")} end)
    where type like 'posting.%'`,
  `drop index postings_by_callers_key`,
  `update postings set idempotency_key = subject_id, subject_id = null where flow_id is null`,
  `create unique index postings_by_idempotency_key on postings (idempotency_key, connection_id) where idempotency_key is not null`,
  `alter table postings add constraint postings_asked_for check (
    case when flow_id is null then idempotency_key is not null and subject_id is null
      else subject_id is not null and idempotency_key is null and caller is null end)`,
];
