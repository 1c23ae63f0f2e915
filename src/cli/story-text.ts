// What happened to one document, line by line.
import type { Schemas } from '../client/index.ts';
import { outcomeIn } from './posting-sentences.ts';

export const storyText = ({ posting, steps, is_whole: isWhole }: Schemas['Story']): string =>
  [
    `${posting.operation} of ${posting.business_key}: ${outcomeIn(posting)}`,
    ...steps.flatMap(({ at, says, why, note, call }) => [
      `${at}  ${says}`,
      ...(call === null ? [] : [`    ${call.method} ${call.url}, ${Math.round(call.duration_ms)} ms`]),
      ...(why === null ? [] : [`    ${why.says}`]),
      ...(note === null ? [] : [`    Note: ${note}`]),
    ]),
    ...(posting.reason === null ? [] : [posting.reason]),
    ...(isWhole
      ? []
      : [
          'The story is not complete: it shows at most the newest 100 events, actions of people and related postings, and only those calls that Kontor had the time to look through.',
        ]),
  ].join('\n');
