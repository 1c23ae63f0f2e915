// Where a client of the tail stands, as `Last-Event-ID`: a snapshot of the database, and when the client stood there.
const resumeMs = 60_000;
/** Between two batches, and for clocks that differ. */
const slackMs = 30_000;

export const cursorOf = (snapshot: string): string =>
  Buffer.from(`${Date.now()} ${snapshot}`).toString('base64url');

/** Undefined: none was given. Empty: it is too old, or no cursor; nothing can be read from there on. */
export function readCursor(given: string | string[] | undefined): string | undefined {
  if (given === undefined || given === '') return undefined;
  const [ms, snapshot = ''] = Buffer.from(String(given), 'base64url').toString().split(' ');
  return Date.now() - Number(ms) <= resumeMs + slackMs ? snapshot : '';
}
