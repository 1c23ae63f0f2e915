// The sentences of every part of Kontor, and of what others add to it.
import { say as ofCli } from './cli/sentences.ts';
import { say as ofConnections } from './connections/sentences.ts';
import { say as ofKit } from './connectors/kit/sentences.ts';
import { say as ofFields } from './core/field-problems.ts';
import { pauses } from './core/limited.ts';
import { mergeWording } from './core/merge-wording.ts';
import { say as ofCore } from './core/own-sentences.ts';
import type { Wording } from './core/sentences.ts';
import { say as ofEngine } from './engine/reasons.ts';
import { say as ofExtensions } from './extension/sentences.ts';
import { say as ofGateway } from './gateway/sentences.ts';
import { say as ofHttp } from './http/sentences.ts';
import { say as ofIntake } from './intake/sentences.ts';
import { ofLosses } from './models/losses.ts';
import { say as ofMistakes } from './models/mistakes/sentences.ts';
import { said as ofComparison } from './models/objects/compare.ts';
import { ofDifferences } from './models/sent-differences.ts';
import { say as ofModels } from './models/sentences.ts';
import { ofSides } from './models/side.ts';
import { say as ofOData } from './odata/sentences.ts';
import { say as ofRows } from './rows/sentences.ts';
import { say as ofSandbox } from './sandbox/sentences.ts';
import { say as ofScenarios } from './scenarios/sentences.ts';
import { say as ofServer } from './server/sentences.ts';
import { say as ofStage } from './stage/sentences.ts';
import { refused } from './store/posting-writes.ts';
import { references } from './store/reference-used.ts';
import { say as ofStore } from './store/sentences.ts';

const ownParts = [
  ofCore,
  ofFields,
  pauses,
  ofHttp,
  ofOData,
  ofStore,
  refused,
  references,
  ofComparison,
  ofDifferences,
  ofLosses,
  ofSides,
  ofModels,
  ofRows,
  ofMistakes,
  ofKit,
  ofConnections,
  ofExtensions,
  ofIntake,
  ofEngine,
  ofGateway,
  ofServer,
  ofSandbox,
  ofStage,
  ofScenarios,
  ofCli,
];

/** Those of Kontor's own parts, and of `parts`: connectors and flows. */
export const wordingParts = (
  parts: Iterable<{ sentences?: readonly Wording[] | undefined }>,
): readonly Wording[] => [
  ...ownParts.map(({ words }) => words),
  ...[...parts].flatMap(({ sentences = [] }) => sentences),
];

/** `parts`: connectors and flows. Throws `config/code-taken`. */
export const wordingOf = (parts: Iterable<{ sentences?: readonly Wording[] | undefined }>): Wording =>
  mergeWording(wordingParts(parts));
