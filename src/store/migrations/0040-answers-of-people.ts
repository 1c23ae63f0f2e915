// What a posting was parked for when a person replayed or closed it: [{ code, params, act }]. Earlier versions kept no more than the codes, in the
// reason of a replay, until something else took its place.
export const statements = [
  `alter table postings add column answers jsonb not null default '[]'`,
  `update postings set reason = reason #- '{params,answered}', answers = case when reason->'params'->>'answered' = '' then '[]' else (
      select jsonb_agg(jsonb_build_object('code', code, 'params', null, 'act', 'replayed'))
      from unnest(string_to_array(reason->'params'->>'answered', ' ')) code) end
    where state <> 'accepted' and reason->'params' ? 'answered'`,
];
