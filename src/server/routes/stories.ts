// What happened to one document.
import type { storyRoutes } from '../../contract/stories.ts';
import { saidAll } from '../../core/reasons.ts';
import type { StoryStep } from '../../gateway/story.ts';
import { type Handlers, type SpeakingGateway, viewOf } from '../handlers.ts';
import { callView, postingView } from './postings.ts';

export function storyHandlers(gateway: SpeakingGateway): Pick<Handlers, keyof typeof storyRoutes> {
  const { stories, callRepeats, speak } = gateway;
  const view = ({ says, why, call, ...step }: StoryStep) => ({
    ...viewOf(step),
    ...said(says),
    why: why && said(why),
    call: call && callView(call),
  });
  const said = (reason: StoryStep['says']) =>
    saidAll([reason], speak)[0] as ReturnType<typeof saidAll>[number];
  return {
    async getStory({ caller, params }) {
      const { posting, steps, isWhole } = await stories.of(caller.sees, params.id);
      return { posting: postingView(posting, gateway), steps: steps.map(view), is_whole: isWhole };
    },
    async getCall({ caller, params }) {
      const call = await stories.call(caller.sees, params.id);
      return { ...callView(call), posting: call.postingId ?? null };
    },
    repeatCall: async ({ caller, params, body, hasLeft }) =>
      viewOf(await callRepeats.repeat(caller, params.id, body.connection, hasLeft)),
  };
}
