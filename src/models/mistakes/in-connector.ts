// `mistakesInConnector`: what is wrong with a connector as it is written, found without a connection.
import type { z } from 'zod';
import type { Reason } from '../../core/reasons.ts';
import type { Connector } from '../connector.ts';
import { type Look, look, settingPaths, type Written } from './look.ts';
import { say } from './sentences.ts';

/** `connector` may be anything that looks like one. */
export function mistakesInConnector(connector: object): Reason[] {
  const is = connector as Written & Pick<Connector, 'mistakes'>;
  const seen = look();
  const { must, may } = seen;
  seen.common(is, 'deskly');
  if (must('settings', is.settings, 'mistake-no-schema', 'settings: z.strictObject({ … })'))
    checkSettings(is, seen);
  must('origin', is.origin, 'mistake-no-function', 'origin: ({ baseUrl }) => new URL(baseUrl).host');
  must('limits', is.limits, 'mistake-no-function', 'limits: () => ({ concurrency: 4 })');
  must('hosts', is.hosts, 'mistake-no-function', 'hosts: ({ baseUrl }) => [baseUrl]');
  must(
    'recordBodies',
    is.recordBodies,
    'mistake-no-function',
    'recordBodies: settings => settings.recordBodies',
  );
  must('connect', is.connect, 'mistake-no-function', 'connect(settings, io) { … }');
  may('adminSteps', is.adminSteps, 'mistake-no-function', "adminSteps: () => [say.reason('create-key')]");
  return [...seen.mistakes, ...(is.mistakes?.() ?? [])];
}

function checkSettings({ settings, secrets, identity }: Written, seen: Look): void {
  const paths = settingPaths(settings as z.ZodType, seen);
  const named = { secrets, identity };
  for (const [place, names] of Object.entries(named)) {
    const example = place === 'secrets' ? 'apiKey' : 'baseUrl';
    if (!seen.must(place, names, 'mistake-no-list', `${place}: ['${example}']`)) continue;
    for (const name of names as unknown[])
      if (paths && !paths.includes(String(name)))
        seen.add(say.reason('mistake-no-setting', { place, name: String(name), settings: paths.join(', ') }));
  }
}
