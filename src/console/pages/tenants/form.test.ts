import { expect, test } from 'vitest';
import { settingsOf } from './form.ts';

test('an empty field is no limit, and only ticked approvals are wanted', () => {
  const form = new FormData();
  form.set('name', ' Beta ');
  form.set('requests_per_minute', '');
  form.set('quotas.keys', '5');
  form.set('keep_days.calls', '30');
  form.set('keep_days.documents', '');
  form.set('approvals.replays', 'on');
  expect(settingsOf(form)).toEqual({
    name: 'Beta',
    requests_per_minute: null,
    quotas: {
      keys: 5,
      connect_sessions: null,
      widget_tokens: null,
      connections: null,
      flows: null,
      destinations: null,
    },
    keep_days: { calls: 30, messages: null, events: null, documents: null },
    approvals: ['replays'],
  });
});
