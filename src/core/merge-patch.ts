// JSON Merge Patch (RFC 7396): what a patch names is replaced, what it sets to null is removed, objects are merged.
// One thing more: an object of another `kind` replaces the old one whole, whose fields would mean nothing in it.

type Json = Record<string, unknown>;

/** Neither argument is changed. */
export function mergePatch(target: Json, patch: Json): Json {
  const merged: Json = { ...target };
  for (const [name, value] of Object.entries(patch)) {
    const old = merged[name];
    if (value === null) delete merged[name];
    else merged[name] = isObject(value) ? mergePatch(sameKind(old, value) ? old : {}, value) : value;
  }
  return merged;
}

function sameKind(old: unknown, value: Json): old is Json {
  return isObject(old) && (value.kind === undefined || value.kind === old.kind);
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
