import type { AnswerOf } from '../../../client/index.ts';

export type Preview = NonNullable<AnswerOf<'previewDraft'>['preview']>;
