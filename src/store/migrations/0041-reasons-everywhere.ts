// Whatever is told why - a status, a run, an examination, a delivery, a change request, an event - is stored as a code with its parameters, as
// the reason of a posting is. What was said before stays as it was said.

/** SQL: the reason of a text that was said, under this code; null for none. */
const reasonOf = (code: string, text: string) => `case when ${text} is null then null
  else jsonb_build_object('code', ${code}, 'params', jsonb_build_object('said', ${text})) end`;

const column = (table: string, name: string, code: string) =>
  `alter table ${table} alter column ${name} type jsonb using ${reasonOf(code, name)}`;

/** SQL: an object in which fields that were texts are reasons now, also where they are null. */
const withReasons = (object: string, fields: Record<string, string>) =>
  Object.entries(fields).reduce(
    (sql, [field, code]) =>
      `${sql} || jsonb_build_object('${field}', ${reasonOf(`'${code}'`, `${object}->>'${field}'`)})`,
    object,
  );

export const statements = [
  column('connections', 'status_reason', 'status'),
  column('destinations', 'status_reason', 'status'),
  column('deliveries', 'answer', 'state'),
  column('cursors', 'error', `'failed'`),
  column('runs', 'error', `'failed'`),
  column('examinations', 'error', `'failed'`),
  column('change_requests', 'reason', 'state'),
  column('events', 'unreadable', `'unreadable'`),
  `update examinations set
    fixes = (select coalesce(jsonb_agg(${reasonOf(`'fix'`, 'fix')} order by at), '[]')
      from jsonb_array_elements_text(fixes) with ordinality as f (fix, at)),
    services = (select coalesce(jsonb_agg(${withReasons('service', { title: 'service', reason: 'found' })}
        || jsonb_build_object('sets', (select coalesce(jsonb_agg(${withReasons('set', { reason: 'found' })} order by nth), '[]')
          from jsonb_array_elements(service->'sets') with ordinality as one (set, nth)))
        order by at), '[]')
      from jsonb_array_elements(services) with ordinality as s (service, at))`,
  // Messages that are on their way, or are sent again. What the database said of an entry is a text.
  `update messages set data = data || jsonb_build_object('reason', ${reasonOf(
    `coalesce(data->>'status', split_part(type, '.', 2))`,
    `data->>'reason'`,
  )})
    where type like 'connection.%' or type like 'change-request.%' or type = 'destination.disabled'`,
];
