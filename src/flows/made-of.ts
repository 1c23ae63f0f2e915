// What is made of an order, or why nothing can be made of it.
import { KontorError } from '../core/errors.ts';

/** An error of kind `input` is answered: a person has to see it. Others are thrown. */
export function madeOf<Made>(make: () => Made): Made | KontorError {
  try {
    return make();
  } catch (thrown) {
    return inputError(thrown);
  }
}

/** Throws what is not of kind `input`. */
export function inputError(thrown: unknown): KontorError {
  if (thrown instanceof KontorError && thrown.kind === 'input') return thrown;
  throw thrown;
}
