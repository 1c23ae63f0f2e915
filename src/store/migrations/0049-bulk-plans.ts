// Plans to act on many postings, and what the overview of a console asks: when documents were accepted, and what needs a person.
export const statements = [
  `create table bulk_plans (
    id text primary key,
    tenant_id text not null,
    action text not null,
    filter jsonb not null,
    note text,
    figures jsonb not null,
    state text not null default 'planned',
    made_by text not null,
    made_by_name text not null,
    run_by text,
    run_by_name text,
    approval text,
    claimed_by text,
    claimed_until timestamptz,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    started_at timestamptz,
    ended_at timestamptz
  )`,
  `create index bulk_plans_by_tenant on bulk_plans (tenant_id, id)`,
  `create index bulk_plans_running on bulk_plans (id) where state = 'running'`,
  // As each posting was when the plan was made, and what came of it.
  `create table bulk_plan_postings (
    plan_id text not null references bulk_plans (id) on delete cascade,
    posting_id text not null,
    state text not null,
    version integer not null,
    attempts integer not null,
    changed_at timestamptz not null,
    attempt_id text,
    outcome text not null default 'left',
    reason jsonb,
    acted_at timestamptz,
    primary key (plan_id, posting_id)
  )`,
  `create index bulk_plan_postings_left on bulk_plan_postings (plan_id, posting_id) where outcome = 'left'`,
  `create index bulk_plan_postings_done on bulk_plan_postings (plan_id, posting_id) where outcome = 'done'`,
  `create index postings_by_acceptance on postings (accepted_at) where accepted_at is not null`,
  `create index postings_needing on postings (updated_at) where state in ('parked', 'rejected')`,
];
