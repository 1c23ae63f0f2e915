// The sentences of all parts as one.
import { languages } from './language.ts';
import { say } from './own-sentences.ts';
import type { Wording } from './sentences.ts';

/** What has no German sentence is said in English. Throws `config/code-taken` when two parts mean different things by one code. */
export function mergeWording(parts: readonly Wording[]): Wording {
  const all: Record<keyof Wording, Record<string, unknown>> = { en: {}, de: {}, kinds: {} };
  for (const part of parts)
    for (const key of [...languages, 'kinds'] as const)
      for (const [code, said] of Object.entries(part[key])) {
        const known = all[key][code];
        if (known !== undefined && String(known) !== String(said)) throw say.error('code-taken', { code });
        all[key][code] = said;
      }
  return { ...all, de: { ...all.en, ...all.de } } as Wording;
}
