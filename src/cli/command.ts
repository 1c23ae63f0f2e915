// What the commands share: how they run, how their options are checked, and what those over the API take.
import { InvalidArgumentError, Option } from 'commander';
import { type Environment, readEnvironment } from './environment.ts';
import { fail } from './output.ts';
import { say as ofCli } from './sentences.ts';

/** What a command that has failed still holds open is let go of meanwhile. */
const endWithinMs = 5_000;

/** Runs a command; whatever it throws becomes a sentence and an exit code, and the process ends. */
export function run<Args extends unknown[]>(
  work: (environment: Environment, ...args: Args) => Promise<void>,
) {
  return async (...args: Args): Promise<void> => {
    try {
      await work(readEnvironment(process.env), ...args);
    } catch (thrown) {
      fail(thrown);
      setTimeout(() => process.exit(), endWithinMs).unref();
    }
  };
}

/** Checks an option's text; what is wrong is said before anything begins. */
function checked(pattern: RegExp, expected: string) {
  return (text: string): string => {
    if (!pattern.test(text)) throw new InvalidArgumentError(`Expected: ${expected}.`);
    return text;
  };
}
export const wholeUpTo = (most: number) => (text: string) => {
  if (!/^\d+$/.test(text) || Number(text) > most)
    throw new InvalidArgumentError(`Expected: a whole number up to ${most}.`);
  return text;
};
export const fromOneUpTo = (most: number) => (text: string) => {
  if (!/^[1-9]\d*$/.test(text) || Number(text) > most)
    throw new InvalidArgumentError(`Expected: a whole number from 1 to ${most}.`);
  return text;
};
export const port = wholeUpTo(65_535);
export const count = checked(/^[1-9]\d*$/, 'a whole number from 1 on');
export const number = checked(/^\d+(\.\d+)?$/, 'a number');
export const positive = checked(/^(?!0+(\.0+)?$)\d+(\.\d+)?$/, 'a number above 0');
export const instant = (text: string): string => {
  if (Number.isNaN(Date.parse(text))) throw new InvalidArgumentError('Expected: a date, such as 2026-11-20.');
  return new Date(text).toISOString();
};
export const day = (text: string): string => {
  const at = Date.parse(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(at))
    throw new InvalidArgumentError('Expected: a day, such as 2026-11-20.');
  return text;
};
/** A period of days. Throws `input/period-backwards`. */
export function refuseBackwards(since: string | undefined, until: string | undefined): void {
  if (since === undefined || until === undefined || since <= until) return;
  throw ofCli.error('period-backwards', { since, until });
}
export const address = (text: string): string => {
  if (!URL.canParse(text) || !/^https?:/.test(text))
    throw new InvalidArgumentError('Expected: an address, such as http://127.0.0.1:9000/events.');
  return text;
};
export const many = (value: string, before: string[]) => [...before, value];
export const ifMatchHelp =
  'the etag that `--json` showed: nothing is changed when something else stands there now';
export const data = (description = 'data folder') =>
  new Option('--data <dir>', description).default(process.env.KONTOR_DATA || '.kontor');
