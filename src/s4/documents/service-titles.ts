// The titles of the services, to be shown in the language of the reader.
import type { Reason } from '../../core/reasons.ts';
import { sentences } from '../../core/sentences.ts';
import { germanTitles } from './known-services.de.ts';
import { type KnownService, knownServices, type ServiceName } from './known-services.ts';

const codeOf = (name: string) => `service-${name}`;
const byCode = (titles: Record<string, string>) =>
  Object.fromEntries(Object.entries(titles).map(([name, title]) => [codeOf(name), title]));

const english = Object.fromEntries(
  Object.entries<KnownService>(knownServices).map(([name, { title }]) => [name, title]),
);

export const { words: wordsOfServices } = sentences(byCode(english), byCode(germanTitles));

export const titleOf = (name: ServiceName): Reason<never> => ({ code: codeOf(name), params: {} });
