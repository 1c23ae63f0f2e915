// What the API says of single settings when it refuses them, by the path of the setting.
import { ApiProblem } from '../../../client/index.ts';
import { isValues, type Values } from './fields.ts';

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

/**
 * What of it still holds: a setting that was changed since has no problem before Kontor says so again. `unset` is said of a setting that
 * was left empty: what the schema expects there helps only those who write JSON.
 */
export function problemsThatStand(
  problems: readonly SettingProblem[],
  { refused, now, unset }: { refused: Values; now: Values; unset: string },
): SettingProblem[] {
  return problems.flatMap(({ path, says }) => {
    if (path === '') return [{ path, says }];
    const [name = ''] = path.split('.');
    if (JSON.stringify(valueAt(refused, path)) !== JSON.stringify(valueAt(now, path))) return [];
    return [{ path, says: refused[name] === undefined ? unset : says }];
  });
}

const valueAt = (values: Values, path: string): unknown =>
  path.split('.').reduce<unknown>((at, name) => (isValues(at) ? at[name] : undefined), values);
