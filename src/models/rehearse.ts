// Runs a flow and sends nothing: what it would post, park or wait for is recorded. Previews and differences use it with the systems of a flow,
// scenarios with records from a file. What a flow does stands in the flow alone.
import { type KontorError, toKontorError } from '../core/errors.ts';
import type { Reason } from '../core/reasons.ts';
import type { ObjectOperation } from './access.ts';
import { type Flow, type FlowContext, type FlowIntent, isForPeople, type PostingAnswer } from './flow.ts';

export interface Rehearsal<Answer extends PostingAnswer = PostingAnswer> {
  /** In the order in which the flow asks for them. */
  documents: { intent: FlowIntent; answer: Answer }[];
  /** Documents that cannot be made, while the others can. */
  parked: { key: string; error: KontorError; standing: Answer | undefined }[];
  waits: { key: string; why: Reason }[];
  /** `parked`: the whole subject is. */
  outcome: { kind: 'done' } | { kind: 'not-due'; why: Reason } | { kind: 'parked'; error: KontorError };
}

export interface RehearsalParts<Answer extends PostingAnswer>
  extends Pick<
    FlowContext<unknown>,
    'settings' | 'today' | 'from' | 'to' | 'posted' | 'postedBack' | 'approved' | 'closedOver'
  > {
  /** What posting this would answer. It may throw what posting would throw. */
  answer(intent: FlowIntent): Promise<Answer>;
  /** What stands under a key of the flow; `operation`: where it is not the flow's own. */
  standing(key: string, operation?: ObjectOperation): Promise<Answer | undefined>;
  /** Whatever was thrown, without secrets; left out: as it is. */
  errorOf?(thrown: unknown): KontorError;
  /** Which errors park; left out: those of which `Flow.run` says so. */
  parks?(error: KontorError): boolean;
}

/** Throws what a run would be tried again for. */
export async function rehearse<Answer extends PostingAnswer>(
  flow: Flow,
  subjectId: string,
  { answer, standing, errorOf = toKontorError, parks = isForPeople, ...given }: RehearsalParts<Answer>,
): Promise<Rehearsal<Answer>> {
  const recorded: Omit<Rehearsal<Answer>, 'outcome'> = { documents: [], parked: [], waits: [] };
  const parkable = (thrown: unknown): KontorError => {
    const error = errorOf(thrown);
    if (!parks(error)) throw error;
    return error;
  };
  const post = async (intent: FlowIntent) => {
    const answered = await answer(intent);
    recorded.documents.push({ intent, answer: answered });
    return answered;
  };
  const context: FlowContext<unknown> = {
    ...given,
    post,
    async postOrPark(key, make, operation) {
      try {
        return await post(await make());
      } catch (thrown) {
        const error = parkable(thrown);
        const stands = await standing(key, operation);
        recorded.parked.push({ key, error, standing: stands });
        // What is booked, or on its way, stays as it is.
        return stands && stands.state !== 'planned' ? stands : { state: 'parked', documentNumber: undefined };
      }
    },
    async noteChange() {
      // Nothing is marked.
    },
    async closeUnsent() {
      // Nothing is closed.
    },
    async forgetAnswers() {
      // Nothing is forgotten.
    },
    async wait(key, why) {
      recorded.waits.push({ key, why });
    },
  };
  try {
    return { ...recorded, outcome: await flow.run(subjectId, context) };
  } catch (thrown) {
    return { ...recorded, outcome: { kind: 'parked', error: parkable(thrown) } };
  }
}
