// Finding postings among millions: by the beginning of what people know them by, by amount and by reason.
export const statements = [
  // Of `1710:2026:100000042` also the last part, and of a key each part between slashes. A word has at most 2,046 bytes.
  `create function posting_words(reference text, document_number text, subject_id text, business_key text)
    returns tsvector language sql immutable parallel safe
    return array_to_tsvector(array_remove(array_remove(
      array[upper(left(reference, 500)), upper(left(document_number, 500)), upper(left(split_part(document_number, ':', -1), 500)),
        upper(left(subject_id, 500))] || string_to_array(upper(left(business_key, 500)), '/'), null), ''))`,
  `create index postings_by_word on postings using gin (posting_words(reference, document_number, subject_id, business_key))`,
  `create index postings_by_amount on postings (amount) where amount is not null`,
  `create index postings_by_reason on postings ((reason->>'code'), id) where reason is not null`,
];
