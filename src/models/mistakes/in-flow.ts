// `mistakesInFlow`: what is wrong with a flow as it is written, found without its connections.
import type { z } from 'zod';
import type { Reason } from '../../core/reasons.ts';
import { type Look, look, settingPaths, type Written } from './look.ts';
import { say } from './sentences.ts';

/** `flow` may be anything that looks like one. */
export function mistakesInFlow(flow: object): Reason[] {
  const is = flow as Written;
  const seen = look();
  const { must, may } = seen;
  seen.common(is, 'contact-to-partner');
  if (must('settings', is.settings, 'mistake-no-schema', 'settings: z.strictObject({ … })'))
    settingPaths(is.settings as z.ZodType, seen);
  if (must('on', is.on, 'mistake-no-list', "on: ['customers']"))
    for (const name of is.on as unknown[]) seen.object('on', name);
  if (may('onTarget', is.onTarget, 'mistake-no-list', "onTarget: ['stock']"))
    for (const name of is.onTarget as unknown[]) seen.object('onTarget', name);
  if (must('posts', is.posts, 'mistake-no-text', "posts: 'customers.create'"))
    checkWrite(String(is.posts), seen);
  if (must('needs', is.needs, 'mistake-no-record', "needs: { from: ['customers.get'], to: [] }"))
    for (const side of ['from', 'to']) checkReads(`needs.${side}`, (is.needs as Written)[side], seen);
  must('businessKey', is.businessKey, 'mistake-no-function', "businessKey: id => 'contacts/' + id");
  must('run', is.run, 'mistake-no-function', 'async run(id, { from, settings, post }) { … }');
  may('prefix', is.prefix, 'mistake-no-function', 'prefix: settings => settings.referencePrefix');
  may('questions', is.questions, 'mistake-no-list', "questions: ['contact-nameless']");
  return seen.mistakes;
}

function checkReads(place: string, needs: unknown, seen: Look): void {
  if (!seen.must(place, needs, 'mistake-no-list', `${place}: ['customers.get'], or an empty list`)) return;
  for (const need of needs as unknown[]) {
    const name = String(need);
    const [object, act, ...more] = name.split('.');
    const known = seen.object(place, object);
    if (known && (more.length > 0 || !['list', 'get'].includes(act ?? '')))
      seen.add(say.reason('mistake-no-operation', { place, name, example: `${known}.get or ${known}.list` }));
  }
}

/** A flow may write what the API does not: it is the connector that takes it. */
function checkWrite(name: string, seen: Look): void {
  const known = seen.object('posts', name.split('.')[0]);
  if (!known || name === `${known}.create` || name === `${known}.update`) return;
  const example = `${known}.create or ${known}.update`;
  seen.add(say.reason('mistake-no-operation', { place: 'posts', name, example }));
}
