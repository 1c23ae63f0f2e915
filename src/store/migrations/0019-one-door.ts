// One door to write. Every posting is the write of a unified object; one document that stands for each reference, on every
// system and for every object, no matter who asked for it. What is there already is carried over, and nothing of it is sent
// again: keys, states and numbers stay, in today's words.

const lines = `(select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
    'account', line->'account', 'amount', line->>'amount', 'text', left(line->>'text', 50),
    'cost_center', line->'costCenter', 'tax_code', line->'taxCode')) order by place)
  from jsonb_array_elements(document->'lines') with ordinality as l (line, place))`;

const items = `(select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
    'product', item->'material', 'text', left(item->>'text', 40), 'quantity', item->>'quantity', 'unit', item->'unit',
    'price', item->'conditions'->0->>'rate', 'price_condition', item->'conditions'->0->'type')) order by place)
  from jsonb_array_elements(document->'items') with ordinality as i (item, place))`;

const conditions = `(select jsonb_agg(jsonb_build_object('type', one->'type', 'amount', one->>'rate') order by place)
  from jsonb_array_elements(document->'conditions') with ordinality as c (one, place))`;

export const statements = [
  // Which system a connection leads to. It may come to have other names; it stays the same.
  `create table system_names (name text primary key, system text not null)`,
  `alter table connections add column system text`,
  `update connections set system = case connector
    when 's4hana' then 's4hana:' || regexp_replace(regexp_replace(lower(substring(settings->>'baseUrl' from '://(?:[^/@]*@)?([^/?#]+)')),
      ':443$', ''), '-api([.]s4hana[.](?:ondemand[.]com|cloud[.]sap))$', '\\1') || coalesce('/' || (settings->>'sapClient'), '')
    when 'bigcommerce' then 'bigcommerce:stores/' || (settings->>'storeHash')
    else connector || ':' || id end`,
  `update connections set system = connector || ':' || id where system is null`,
  `alter table connections alter column system set not null`,
  `insert into system_names select distinct system, system from connections`,

  `alter table postings add column system text, add column reversed_at timestamptz,
    add column not_ours jsonb not null default '[]'`,
  `update postings p set system = coalesce((select c.system from connections c where c.id = p.connection_id), p.connection_id)`,
  `alter table postings alter column system set not null`,

  // Three documents of flows become unified objects. What they were made of is not known any more, byte for byte.
  `update postings set operation = 'journal-entries.create', document_hash = null,
    document_number = case when document_number like '%/%/%' then
      split_part(document_number, '/', 2) || ':' || split_part(document_number, '/', 3) || ':' || split_part(document_number, '/', 1)
      else document_number end,
    document = case when document is null then null else jsonb_build_object('reference', document->'reference',
      'record', jsonb_strip_nulls(jsonb_build_object('company_code', document->'companyCode', 'type', document->'documentType',
        'text', left(document->>'headerText', 25), 'document_date', document->'documentDate', 'posting_date', document->'postingDate',
        'currency', document->'currency', 'items', ${lines}))) end
    where operation = 'journal-entry'`,
  `update postings set operation = 'sales-orders.create', document_hash = null,
    document = case when document is null then null else jsonb_build_object('reference', document->'reference',
      'record', jsonb_strip_nulls(jsonb_build_object('type', document->'orderType', 'sales_organization', document->'salesOrganization',
        'distribution_channel', document->'distributionChannel', 'division', document->'division', 'customer', document->'soldTo',
        'currency', document->'currency', 'customer_order_date', document->'orderDate',
        'requested_delivery_date', document->'requestedDeliveryDate', 'conditions', ${conditions}, 'items', ${items}))) end
    where operation = 'sales-order'`,
  `update postings set operation = 'customers.create', document_hash = null,
    document = case when document is null then null else jsonb_build_object('reference', document->'reference',
      'record', jsonb_strip_nulls(jsonb_build_object('category', document->'category', 'grouping', document->'grouping',
        'first_name', nullif(document->>'firstName', ''), 'last_name', nullif(document->>'lastName', ''),
        'organization_name', nullif(document->>'organizationName', ''),
        'address', jsonb_strip_nulls(jsonb_build_object('street', document->'address'->'street', 'city', document->'address'->'city',
          'postal_code', document->'address'->'postalCode', 'country', document->'address'->'countryCode',
          'language', document->'language', 'email', nullif(document->'address'->>'email', ''))),
        'companies', jsonb_build_array(jsonb_build_object('company_code', document->'companyCode',
          'reconciliation_account', document->'reconciliationAccount', 'payment_terms', document->'paymentTerms')),
        'sales_areas', jsonb_build_array(jsonb_build_object('sales_organization', document->'salesOrganization',
          'distribution_channel', document->'distributionChannel', 'division', document->'division',
          'currency', document->'currency', 'payment_terms', document->'paymentTerms'))))) end
    where operation = 'business-partner'`,

  `update postings set reference = null where reference = ''`,
  // Two suppliers may number their invoices alike.
  `update postings set reference = (document->'record'->>'supplier') || '/' || reference
    where operation = 'supplier-invoices.create' and reference is not null and document->'record' ? 'supplier'`,
  // What was replaced had been taken back, where it had been booked.
  `update postings set reversed_at = updated_at where reason_code = 'superseded' and state = 'accepted'`,

  // Of those that share a reference the one that is booked keeps it, or the oldest. The others wait for a person.
  `with standing as (
    select id, first_value(id) over same as first_id, first_value(connection_id) over same as first_connection, connection_id,
      row_number() over same as place
    from postings
    where reference is not null and state not in ('rejected', 'closed') and reversed_at is null
    window same as (partition by system, split_part(operation, '.', 1), upper(reference)
      order by (state = 'accepted') desc, (state in ('sent', 'uncertain')) desc, created_at, id)
  )
  update postings p set state = 'parked', reference = null, next_at = null, reason_code = 'reference-used', updated_at = now(),
    reason = 'Its reference ' || p.reference || ' belongs to ' || case
      when (select tenant_id from connections where id = s.first_connection) = (select tenant_id from connections where id = s.connection_id)
        then 'posting ' || s.first_id else 'another document on the same system' end
      || case when p.document_number is null then '.' else
        ', and it was booked as ' || p.document_number || ': find out whether that is one document or two.' end
      || ' Settle it with the number of its own document, or close it.'
  from standing s where s.id = p.id and s.place > 1`,
  // A change is news from a system; what one person asks another to agree to is a change request.
  `update destinations set types = replace(types::text, '"change.', '"change-request.')::jsonb where types::text like '%"change.%'`,

  // SAP keeps references in capitals.
  `create unique index postings_by_reference on postings (system, (split_part(operation, '.', 1)), upper(reference))
    where reference is not null and state not in ('rejected', 'closed') and reversed_at is null`,
];
