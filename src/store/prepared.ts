// Statements that are parsed and planned once for each connection of the database: those of every order and every
// webhook. Planning them takes longer than carrying them out.
import { type RawBuilder, sql } from 'kysely';

/**
 * SQL to put in front of such a statement. One name always means one text. Only for statements whose plan is right for
 * tables of any size: a plan that was made while a table was small stays in use.
 */
export const prepared = (name: string): RawBuilder<unknown> => sql.raw(mark(name));

export const mark = (name: string): string => `/* prepared: ${name} */ `;

/** The name in a statement's text; undefined: it is planned each time. */
export const preparedName = (text: string): string | undefined =>
  /^\s*\/\* prepared: ([a-z-]+) \*\//.exec(text)?.[1];
