// The answer to a check, line by line: one for each service that answers, and one for each thing that is to be done.
import type { Schemas } from '../../../client/index.ts';

export interface CheckLine {
  isOk: boolean;
  text: string;
}

/** The sentence is `answering: A; B; to do: C`; how many services it names stands in its parameters. */
export function checkLines({ ok, message, params }: Schemas['Check']): CheckLine[] {
  const { services } = params;
  const start = message.indexOf(': ');
  if (!ok || !Array.isArray(services) || start < 0) return [{ isOk: ok, text: message }];
  return message
    .slice(start + 2)
    .split('; ')
    .map((text, index) => ({ isOk: index < services.length, text: capital(text) }));
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
