// What a document was made by, such as the rules that were used: documents that follow it use the same.
// Sales orders have to be worth what their orders are. Flows that had no condition for a part left it out, and now say so.
const leftOut = (condition: string, part: string) =>
  `case when settings -> '${condition}' is null then '["${part}"]'::jsonb else '[]'::jsonb end`;

export const statements = [
  `alter table postings add column basis jsonb`,
  `update flows set settings = jsonb_set(settings, '{notWritten}',
    ${leftOut('shippingCondition', 'shipping')} || ${leftOut('discountCondition', 'discount')} || '["fees"]'::jsonb)
    where flow = 'order-to-sales-order'`,
];
