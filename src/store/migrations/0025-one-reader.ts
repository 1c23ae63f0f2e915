// Changes are about objects, no matter who listens to them, and each object of a connection is read by one reader. The change of a
// refund names the refund, and the order that it belongs to.

const objectOf = (kind: string) =>
  `case ${kind} when 'order' then 'shop-orders' when 'refund' then 'shop-refunds' when 'customer' then 'shop-customers' else ${kind} end`;

export const statements = [
  `alter table events rename column kind to object`,
  `alter table events add column parent_id text`,
  `update events set parent_id = subject_id,
    subject_id = coalesce(body->>'id', body->'data'->'refund'->>'refund_id', '')
    where object = 'refund' and subject_id <> ''`,
  `update events set object = ${objectOf('object')}`,
  `alter table subjects rename column kind to object`,
  `update subjects set object = ${objectOf('object')}`,
  `update cursors set kind = 'changes', name = 'shop-' || name where kind = 'stream'`,
  `update cursors set kind = 'changes' where kind = 'object'`,
];
