// Stored reasons say `breaker-open` where they said `resting`. A text inside them has its quotes escaped, and stays as it is.

const inColumn = (table: string, column: string) =>
  `update ${table} set ${column} = replace(${column}::text, '"code": "resting"', '"code": "breaker-open"')::jsonb
    where ${column}::text like '%"code": "resting"%'`;

export const statements = [
  inColumn('postings', 'reason'),
  inColumn('attempts', 'reason'),
  inColumn('messages', 'data'),
];
