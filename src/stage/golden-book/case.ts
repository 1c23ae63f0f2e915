// A case of the golden book: something that happens in shops, in known numbers, with the entries that a bookkeeper would make
// of it. The entries are written down by hand; nothing of them is computed by the parts of Kontor that they check.
import type { Account } from './accounts.ts';
import type { Desk } from './desk.ts';
import type { Entry, Parked } from './entry.ts';

export interface Played {
  /** Left out: nothing is booked. */
  entries?: Entry[];
  parked?: Parked[];
  /** What happens once that is booked. */
  later?(): Played;
}

export interface GoldenCase {
  name: string;
  /** One sentence for the person who checks the book. */
  says: string;
  /** On these accounts nothing is left when the case has ended. */
  closes?: readonly Account[] | undefined;
  play(desk: Desk): Played;
}
