// Whatever happens on the way of a posting, it makes legal moves only, and there is never more than one document. The campaign plays what two
// processes, a system and a person can do, in any order; at the end everything works again, and everything is decided.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { everyTenant } from '../../src/core/caller.ts';
import { KontorError, toKontorError } from '../../src/core/errors.ts';
import type { PostingState } from '../../src/core/words.ts';
import { legalMove, moves } from '../../src/engine/postings/moves.ts';
import type { Posting } from '../../src/store/posting-rows.ts';
import { asked } from './entries.ts';
import type { Trouble } from './memory-system.ts';
import { type Heart, type HeartProcess, openHeart } from './open-heart.ts';

const states = Object.keys(moves) as PostingState[];
const somebody = { id: 'key_1', name: 'Somebody', sees: everyTenant } as const;

test('what stands in the table of moves is legal, and nothing else', () => {
  for (const from of states)
    for (const to of states) {
      const isLegal = moves[from][to] !== undefined;
      if (isLegal) expect(legalMove(from, to)).toEqual({ from, to });
      else expect(() => legalMove(from, to)).toThrow(KontorError);
    }
});

test('every state is reached from planned, and from every state a posting can be accepted', () => {
  const reachedFrom = (start: PostingState) => {
    const seen = new Set([start]);
    for (const state of seen) for (const to of Object.keys(moves[state])) seen.add(to as PostingState);
    return seen;
  };
  expect([...reachedFrom('planned')].sort()).toEqual([...states].sort());
  for (const state of states) expect(reachedFrom(state)).toContain('accepted');
});

/** What is lost weighs more: it is what tempts to send twice. */
const troubles: readonly Trouble[] = [
  'lost before',
  'lost after',
  'lost after',
  'late',
  'late',
  'late',
  'unreachable',
  { status: 503 },
  { status: 429, retryAfterSeconds: 1 },
  { refused: 'The period is closed.' },
];

const steps = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('trouble' as const), trouble: fc.constantFrom(...troubles) }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('post' as const), process: fc.nat(1) }) },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('sweep' as const), process: fc.nat(1) }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('both sweep' as const) }) },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('pass' as const),
        ms: fc.constantFrom(2_000, 5_000, 12_000, 40_000),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('appear' as const) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('replay' as const, 'not found' as const) }) },
  ),
  { minLength: 8, maxLength: 25, size: 'max' },
);
type Step = typeof steps extends fc.Arbitrary<(infer One)[]> ? One : never;

/** People may be refused what they want. */
const orRefused = (work: Promise<unknown>) =>
  work.catch(thrown => expect(toKontorError(thrown).kind).toBe('conflict'));

/** `reference`: of the one posting that the steps are about. */
function player(
  { connectionId, system, pass, postings }: Heart,
  processes: HeartProcess[],
  reference: string,
) {
  const first = processes[0] as HeartProcess;
  const mine = async (): Promise<Posting | undefined> =>
    (await postings()).find(one => one.reference === reference);
  const byPerson = async (act: 'replay' | 'not found') => {
    const posting = await mine();
    // Who says that there is none has waited as long as the system may take.
    if (!posting || (act === 'not found' && system.isLate())) return;
    const { replay, settle } = first.engine.manualMoves;
    await orRefused(
      act === 'replay'
        ? replay(somebody, posting.id, undefined)
        : settle(somebody, posting.id, { found: false, note: undefined }),
    );
  };
  const play = async (step: Step): Promise<void> => {
    if (step.kind === 'trouble') system.trouble(step.trouble);
    else if (step.kind === 'pass') pass(step.ms);
    else if (step.kind === 'appear') system.appear();
    else if (step.kind === 'post') await processes[step.process]?.engine.post(connectionId, asked(reference));
    else if (step.kind === 'sweep') await processes[step.process]?.sweep();
    else if (step.kind === 'both sweep') await Promise.all(processes.map(one => one.sweep()));
    else await byPerson(step.kind);
    expect(system.standing(reference).length).toBeLessThan(2);
  };
  const end = async () => {
    system.calm();
    for (let round = 0; round < 12; round++) {
      await play({ kind: 'pass', ms: 40_000 });
      await play({ kind: 'both sweep' });
      const state = (await mine())?.state;
      if (state === undefined || state === 'accepted') break;
      if (state === 'rejected' || state === 'parked') await byPerson('replay');
    }
    return mine();
  };
  return { play, end };
}

test('two processes, a system that fails and a person: one document for one posting, and each comes to an end', async () => {
  const heart = await openHeart({ quietSeconds: 30 });
  const processes = [heart.first, await heart.start()];
  let references = 0;
  await fc.assert(
    fc.asyncProperty(steps, async all => {
      const reference = `R${++references}-`;
      const { play, end } = player(heart, processes, reference);
      for (const step of all) await play(step);
      const posting = await end();
      const standing = heart.system.standing(reference);
      if (!posting) expect(standing).toEqual([]);
      else {
        expect([posting.state, standing.length]).toEqual(['accepted', 1]);
        expect(posting.documentNumber).toBe(String(standing[0]?.id));
      }
    }),
    { numRuns: 150, seed: 20261127 },
  );
});
