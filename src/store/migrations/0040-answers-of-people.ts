// What people have answered to the questions for which a posting was parked: [{ code, params, act }]. Earlier versions kept no more than
// the codes, in the reason of a replay, until something else took its place; of what is booked they asked one question before.
export const statements = [
  `alter table postings add column answers jsonb not null default '[]'`,
  `update postings set answers = (
      select jsonb_agg(jsonb_build_object('code', code, 'params', null, 'act', 'replayed'))
      from unnest(string_to_array(reason->'params'->>'answered', ' ')) code)
    where state <> 'accepted' and reason->'params'->>'answered' <> ''`,
  `update postings set answers = '[{ "code": "no-payment-stands", "params": null, "act": "replayed" }]'
    where state = 'accepted' and id in (select posting_id from attempts where kind = 'replay')`,
];
