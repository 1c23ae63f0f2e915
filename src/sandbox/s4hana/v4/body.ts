// The body of a V4 write, checked, in V2's words.
import { SapFault } from '../sap-fault.ts';
import type { V4Service, V4Set } from './projection.ts';
import type { Shape } from './query.ts';
import { fromV4 } from './values.ts';

interface V4Body {
  /** What the V2 service is given. */
  body: Record<string, unknown>;
  /** The children that came along, which the answer brings back. */
  children: Shape;
}

/** `exact`: its decimals are text (`IEEE754Compatible=true`). Throws 400 naming what is wrong. */
export function parseBody(text: string, set: V4Set, service: V4Service, exact: boolean): V4Body {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new SapFault(400, '/IWBEP/CM_V4_CORE/028', 'Error while parsing the request body');
  }
  return inV2(body, set, service, exact);
}

function inV2(body: unknown, set: V4Set, service: V4Service, exact: boolean): V4Body {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new SapFault(400, '/IWBEP/CM_V4_CORE/028', 'Error while parsing the request body');
  const v2: Record<string, unknown> = {};
  const shape: Shape = { select: undefined, children: new Map() };
  for (const [name, value] of Object.entries(body)) {
    const field = set.fields.get(name);
    const way = set.navigations.get(name);
    const target = way && service.sets.get(way.target);
    if (field) v2[field.of.name] = fromV4(field, value, exact);
    else if (way && target) {
      if (!Array.isArray(value)) throw new SapFault(400, '/IWBEP/CM_V4_CORE/028', `'${name}' must be a list`);
      const inner = value.map(one => inV2(one, target, service, exact));
      v2[way.of.name] = inner.map(one => one.body);
      shape.children.set(name, inner[0]?.children ?? { select: undefined, children: new Map() });
    } else throw new SapFault(400, '/IWBEP/CM_V4_CORE/028', `Property '${name}' is invalid`);
  }
  return { body: v2, children: shape };
}
