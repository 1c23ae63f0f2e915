// Says where an answer is not as an OpenAPI document describes it: another type, or a field that is not documented.
import { Ajv } from 'ajv';

interface Described {
  components: { schemas: Record<string, unknown> };
}

/** Answers the differences between a value and the schema of that name; none: it is as documented. */
export function documentedAs(document: Described, schema: string): (value: unknown) => string[] {
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  const components = closed(document.components) as object;
  const check = ajv.compile({ $ref: `#/components/schemas/${schema}`, components });
  return value => {
    check(value);
    return (check.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  };
}

/** With no properties but the documented ones, and null where OpenAPI 3.0 says `nullable`. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const all = Object.fromEntries(Object.entries(node).map(([name, value]) => [name, closed(value)]));
  if (all.type === 'object' && typeof all.properties === 'object' && !('additionalProperties' in all))
    all.additionalProperties = false;
  if (all.nullable === true && typeof all.type === 'string') all.type = [all.type, 'null'];
  bound(all, 'Maximum', 'maximum');
  bound(all, 'Minimum', 'minimum');
  return all;
}

/** OpenAPI 3.0 says with a boolean whether a bound itself is allowed; JSON Schema has a bound of its own for it. */
function bound(schema: Record<string, unknown>, name: string, plain: string): void {
  const exclusive = `exclusive${name}`;
  if (typeof schema[exclusive] !== 'boolean') return;
  if (schema[exclusive] === true) {
    schema[exclusive] = schema[plain];
    delete schema[plain];
  } else delete schema[exclusive];
}
