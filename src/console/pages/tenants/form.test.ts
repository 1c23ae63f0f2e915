import { expect, test } from 'vitest';
import { settingsOf } from './form.ts';

test('an empty field is no limit or no tunnel, and only ticked approvals are wanted', () => {
  const form = new FormData();
  form.set('name', ' Beta ');
  form.set('requests_per_minute', '');
  form.set('quotas.keys', '5');
  form.set('keep_days.calls', '30');
  form.set('keep_days.documents', '');
  form.set('approvals.replays', 'on');
  form.set('tunnels.plant', ' socks5://127.0.0.1:1081 ');
  form.set('tunnels.old', '');
  form.set('new_tunnel', 'site');
  form.set('new_tunnel_address', 'http://proxy.example:3128');
  const tunnels = { plant: 'socks5://127.0.0.1:1080', old: 'socks5://127.0.0.1:1090' };
  expect(settingsOf(form, { tunnels })).toEqual({
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
    tunnels: { plant: 'socks5://127.0.0.1:1081', old: null, site: 'http://proxy.example:3128' },
    approvals: ['replays'],
  });
});
