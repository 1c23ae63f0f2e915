// A request body, checked field by field against the model.
import type { Model, SetModel } from './model/parse-model.ts';
import { SapFault } from './sap-fault.ts';
import type { Row } from './tables.ts';
import { accept } from './wire.ts';

/** A body after the check: fields in stored form, children by navigation. */
export interface Draft {
  fields: Row;
  children: Map<string, Draft[]>;
}

/** The body may be bare or wrapped in `{ "d": … }`. Throws 400 naming the field that is wrong. */
export function parseDraft(body: unknown, set: SetModel, model: Model, use: Use): Draft {
  return parseFields(unwrap(body), set, model, use);
}

type Use = 'create' | 'update';

/** The ways to children that a draft has, such as `to_Item/to_PricingElement`. */
export function childPaths({ children }: Draft): string[] {
  const paths = [...children].flatMap(([name, drafts]) => {
    const below = new Set(drafts.flatMap(childPaths));
    return below.size > 0 ? [...below].map(path => `${name}/${path}`) : [name];
  });
  return [...new Set(paths)];
}

function unwrap(body: unknown): unknown {
  const inner = (body as { d?: unknown } | null)?.d;
  return typeof inner === 'object' && inner !== null ? inner : body;
}

function parseFields(body: unknown, set: SetModel, model: Model, use: Use): Draft {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new SapFault(400, 'CX_SXML_PARSE_ERROR', 'Error while parsing the request body');
  }
  const draft: Draft = { fields: {}, children: new Map() };
  for (const [name, value] of Object.entries(body)) {
    if (name === '__metadata') continue;
    const field = set.fields.get(name);
    const navigation = set.navigations.get(name);
    if (field) {
      const accepted = accept(field, value);
      // SAP ignores sent values of the fields that it fills.
      const taken = use === 'create' ? field.creatable : field.updatable;
      if (taken || set.keys.includes(name)) draft.fields[name] = accepted;
    } else if (navigation) {
      const child = model.sets.get(navigation.target) as SetModel;
      const list = navigation.many
        ? ((value as { results?: unknown })?.results ?? value)
        : value === null
          ? []
          : [value];
      if (!Array.isArray(list)) {
        if ((value as { __deferred?: unknown })?.__deferred) continue;
        throw new SapFault(400, 'CX_SXML_PARSE_ERROR', `Error while parsing '${name}': a list is expected`);
      }
      draft.children.set(
        name,
        list.map(entry => parseFields(entry, child, model, use)),
      );
    } else {
      throw new SapFault(400, 'CX_SXML_PARSE_ERROR', `Property '${name}' is invalid`);
    }
  }
  return draft;
}
