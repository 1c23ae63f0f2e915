// A part of a list, by the ids of its rows.
import { type RawBuilder, sql } from 'kysely';

export interface Page {
  /** The id of the last row of the page before. */
  after?: string | undefined;
  limit: number;
}

/** Condition on a list whose ids grow. Without a page it is read whole: give `null` as its limit then. */
export function isAfter(page: Page | undefined): RawBuilder<boolean> {
  return page?.after === undefined ? sql<boolean>`true` : sql<boolean>`id > ${page.after}`;
}

/** Condition on a list whose ids fall: the newest first. */
export function isBefore(page: Page): RawBuilder<boolean> {
  return page.after === undefined ? sql<boolean>`true` : sql<boolean>`id < ${page.after}`;
}
