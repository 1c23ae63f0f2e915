// Documents that Kontor changes: reading back finds what it has changed of a document since.
export const statements = [
  `create index postings_of_record on postings (connection_id, (document->>'id'))
    where keep = 'once' and right(operation, 7) = '.update'`,
];
