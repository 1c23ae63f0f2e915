// What the API says of single settings when it refuses them, by the path of the setting.
import { ApiProblem } from '../../../client/index.ts';
import { isValues } from './fields.ts';

export interface SettingProblem {
  path: string;
  says: string;
}

export function settingProblems(error: unknown): SettingProblem[] {
  if (!(error instanceof ApiProblem)) return [];
  const { fields, problems } = error.details;
  const ofSchema = Array.isArray(fields) ? fields.flatMap(schemaProblem) : [];
  const ofLedger = Array.isArray(problems) ? problems.flatMap(ledgerProblem) : [];
  return [...ofSchema, ...ofLedger];
}

const schemaProblem = (one: unknown): SettingProblem[] =>
  isValues(one) && typeof one.field === 'string' && typeof one.problem === 'string'
    ? [{ path: one.field, says: one.problem }]
    : [];

/** `clearing.paypal: G/L account 1 does not exist.` */
function ledgerProblem(one: unknown): SettingProblem[] {
  if (typeof one !== 'string') return [];
  const at = one.indexOf(': ');
  return at < 0 ? [{ path: '', says: one }] : [{ path: one.slice(0, at), says: one.slice(at + 2) }];
}

/** `path`: of a field that is shown; `isWhole`: it shows what is wrong below it, too. */
export const problemAt = (
  problems: readonly SettingProblem[],
  path: string,
  isWhole: boolean,
): string | undefined =>
  problems.find(one => one.path === path || (isWhole && one.path.startsWith(`${path}.`)))?.says;
