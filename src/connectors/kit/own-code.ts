// The functions that a connector is described with. What one of them throws that is no sentence of Kontor's is a defect of the connector, and no
// fault of the other system: the error says which function it is, and the text of the program goes to the log only.
import { defectCode, isDefect, KontorError } from '../../core/errors.ts';
import type { ObjectWriter } from '../../models/access.ts';
import { say } from './sentences.ts';

export interface Owner {
  /** What people call the system. */
  connector: string;
  /** Told of each defect, with what was thrown as the cause. */
  found(error: KontorError): void;
}

/** These answer a description whose functions are the connector's, too. */
const describing = new Set(['list', 'get', 'find', 'by', 'page']);

/** The same description. `place`: where its functions stand, such as `customers`; empty: in the connector itself. */
export const guarded = <Described>(described: Described, place: string, owner: Owner): Described =>
  guardedAt(described, place === '' ? [] : [place], owner) as Described;

function guardedAt(value: unknown, place: readonly string[], owner: Owner, whose?: object): unknown {
  if (typeof value === 'function') return guardedFunction(value as AnyFunction, place, owner, whose);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, guardedAt(one, within(place, name), owner, value)]),
  );
}

/** What is inside of `by` is made by functions of this kit. */
const within = (place: readonly string[], name: string) => (place.at(-1) === 'by' ? place : [...place, name]);

type AnyFunction = (...given: unknown[]) => unknown;

function guardedFunction(
  work: AnyFunction,
  place: readonly string[],
  owner: Owner,
  whose: object | undefined,
): AnyFunction {
  const fail = (thrown: unknown): never => {
    throw thrown instanceof KontorError ? thrown : defectIn(place.join('.'), thrown, owner);
  };
  return (...given) => {
    let answer: unknown;
    try {
      answer = work.apply(whose, given);
    } catch (thrown) {
      return fail(thrown);
    }
    if (answer instanceof Promise) return answer.catch(fail);
    return describing.has(place.at(-1) ?? '') ? guardedAt(answer, place, owner) : answer;
  };
}

function defectIn(place: string, cause: unknown, { connector, found }: Owner): KontorError {
  const error = say.error(defectCode, { connector, place }, { cause });
  found(error);
  return error;
}

/** Of a defect that was met when something may have been sent already. */
export const uncertainDefect = (defect: KontorError): KontorError => {
  const { connector = '', place = '' } = defect.params ?? {};
  return say.error('connector-defect-in-write', { connector, place }, { cause: defect.cause });
};

/** The same writer; nobody knows whether what has thrown in it had sent something before. */
export function guardedWriter(described: ObjectWriter, place: string, owner: Owner): ObjectWriter {
  const writer = guarded(described, place, owner);
  const { postMany } = writer;
  const unsure = (thrown: unknown): never => {
    throw isDefect(thrown) ? uncertainDefect(thrown) : thrown;
  };
  return {
    ...writer,
    post: async (...given) => writer.post(...given).catch(unsure),
    ...(postMany ? { postMany: async (...given) => postMany(...given).catch(unsure) } : {}),
  };
}

/** What `read` answers; undefined where it meets a defect, which is reported already. */
export function unlessDefect<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (thrown) {
    if (isDefect(thrown)) return undefined;
    throw thrown;
  }
}
