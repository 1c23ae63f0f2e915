// What people were told of credentials that stop working: once for each number of days before.
export const statements = [
  `create table expiry_notices (
    connection_id text not null references connections (id) on delete cascade,
    what text not null,
    expires_at timestamptz not null,
    days_before integer not null,
    primary key (connection_id, what, expires_at, days_before))`,
];
