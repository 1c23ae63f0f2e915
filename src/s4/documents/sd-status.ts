// The one-letter statuses of sales documents in words (S4-49).

export type SdStatus = 'not relevant' | 'open' | 'partly' | 'complete';

const words: Record<string, SdStatus> = { '': 'not relevant', A: 'open', B: 'partly', C: 'complete' };

/** An unknown letter is answered as it is. */
export function sdStatus(letter: unknown): SdStatus | string {
  const text = String(letter ?? '');
  return words[text] ?? text;
}
