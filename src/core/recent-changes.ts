// Which rows of a list of changes were told before. Stamps of changes are not exact, so each reading begins a little before the end of
// the last one. What it meets again there with the same content is known, and is not told again.

/** Where a reading stands. Plain JSON: keep it with what was read, and hand it in the next time. */
export interface ChangeCursor {
  /** The latest stamp that was read: days, or instants, which sort as text. */
  at: string;
  /** Fingerprints of rows near it, which the next reading meets again. */
  known: string[];
}

export interface RecentChanges {
  /** False: it is known. `moves`: whether its stamp says how far has been read. */
  meet(fingerprint: string, stamp: string, moves?: boolean): boolean;
  /** Valid when everything that was met has been dealt with. */
  cursor(): ChangeCursor;
}

/** `before`: where the next reading begins that follows on this stamp. */
export function recentChanges(begun: ChangeCursor, before: (stamp: string) => string): RecentChanges {
  let { at } = begun;
  const met = new Map(begun.known.map(fingerprint => [fingerprint, at]));
  return {
    meet(fingerprint, stamp, moves = true) {
      if (moves && stamp > at) at = stamp;
      const isKnown = met.has(fingerprint);
      met.set(fingerprint, stamp);
      return !isKnown;
    },
    cursor() {
      const edge = at === '' ? '' : before(at);
      for (const [fingerprint, stamp] of met) if (stamp < edge) met.delete(fingerprint);
      return { at, known: [...met.keys()] };
    },
  };
}
