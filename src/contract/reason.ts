// How the contract names a reason: the sentence, and next to it the code and the parameters that it is made of.
import { z } from 'zod';

const params = z
  .record(z.string(), z.unknown())
  .describe('The values in the sentence: texts, numbers, and reasons with their own code and params.');
const nullableParams = params.nullable();

/** Under this name the sentence; null: there is no reason. See `shownReason`. */
export const reasonAs = <Name extends string>(name: Name, description: string) =>
  ({
    [`${name}_code`]: z.string().nullable(),
    [`${name}_params`]: nullableParams,
    [name]: z.string().nullable().describe(description),
  }) as { [Field in Name | `${Name}_code`]: z.ZodNullable<z.ZodString> } & {
    [Field in `${Name}_params`]: typeof nullableParams;
  };

/** One of several; see `saidAll`. */
export const saidReason = z.object({ code: z.string(), params, says: z.string() }).meta({ id: 'SaidReason' });
