// Whether the database refuses an entry, or is in trouble itself.
import { KontorError } from '../core/errors.ts';

/**
 * SQLSTATE classes that speak of what was to be written: 22 (data), 23 (constraints), 54 (limits: an index, the depth of
 * JSON), P0 (a trigger says no), and XX000, which is also said of a value too large for memory. Any other class speaks of
 * the schema, a lock or the server.
 */
const ofEntry = /^(22|23|54|P0|XX000)/;

/** True: this very entry is refused, and would be again. */
export function isRefusal(error: unknown): boolean {
  if (error instanceof KontorError) return false;
  // What cannot even be made into a statement: nested too deep, or too long.
  if (error instanceof RangeError) return true;
  const code = error instanceof Error ? (error as { code?: unknown }).code : undefined;
  return typeof code === 'string' && ofEntry.test(code);
}
