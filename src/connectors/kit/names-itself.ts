// What a system with a name and a currency says to a check.
import type { Reason } from '../../core/reasons.ts';
import { say } from './sentences.ts';

/** Empty: it does not say its currency. */
export const namesItself = (name: string, currency: string): Reason =>
  currency === ''
    ? say.reason('names-itself-only', { name })
    : say.reason('names-itself', { name, currency });
