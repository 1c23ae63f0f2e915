// Whether a connection leads to a test system or a production system; null: nobody has said so.
export const statements = [
  `alter table connections add column environment text check (environment in ('production', 'test'))`,
];
