// Which rows of a list of changes were told before. Stamps of changes are not exact, so each reading begins a little before the end of
// the last one. What it meets again there with the same content is known, and is not told again.

/** Where a reading stands. Plain JSON: keep it with what was read, and hand it in the next time. */
export interface ChangeCursor {
  /** The latest stamp that was read: days, or instants, which sort as text. */
  at: string;
  /** Rows near it, which the next reading meets again, as the last of them was: a key, a space and a fingerprint, which has none. */
  known: string[];
}

export interface RecentChanges {
  /** False: the row was met in this form the last time. `moves`: whether its stamp says how far has been read. */
  meet(key: string, fingerprint: string, stamp: string, moves?: boolean): boolean;
  /** Valid when everything that was met has been dealt with. */
  cursor(): ChangeCursor;
}

/** `before`: where the next reading begins that follows on this stamp. */
export function recentChanges(begun: ChangeCursor, before: (stamp: string) => string): RecentChanges {
  let { at } = begun;
  // Of each row the last form alone: within one stamp it may change and come back, and both are changes.
  const met = new Map(
    begun.known.map(row => {
      const end = row.lastIndexOf(' ');
      return [row.slice(0, end), { fingerprint: row.slice(end + 1), stamp: at }];
    }),
  );
  return {
    meet(key, fingerprint, stamp, moves = true) {
      if (moves && stamp > at) at = stamp;
      const isKnown = met.get(key)?.fingerprint === fingerprint;
      met.set(key, { fingerprint, stamp });
      return !isKnown;
    },
    cursor() {
      const edge = at === '' ? '' : before(at);
      for (const [key, { stamp }] of met) if (stamp < edge) met.delete(key);
      return { at, known: [...met].map(([key, { fingerprint }]) => `${key} ${fingerprint}`) };
    },
  };
}
