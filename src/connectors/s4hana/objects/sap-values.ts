// What SAP's codes and flags mean.
import { sdStatus } from '../../../s4/documents/sd-status.ts';
import type { Derived, Translated } from '../../kit/odata/mapping.ts';

const letters: Record<string, string> = { open: 'A', partly: 'B', complete: 'C' };

export const statusWord = (from: string): Translated => ({ from, as: sdStatus, code: word => letters[word] });

/** Some flags are a letter. */
export const isTrue = (from: string): Translated => ({ from, as: value => value === 'X' || value === true });

/** The text in English, else in whichever language comes first. */
export const textOf = (child: string, field: string): Derived => ({
  child,
  fields: ['Language', field],
  as: rows => (rows.find(row => row.Language === 'EN') ?? rows[0])?.[field],
});
