// What a change would change: the fields whose values differ, by their path.
export interface Change {
  path: string;
  /** As people read it; null: there is nothing. */
  before: string | null;
  after: string | null;
}

export function changesBetween(before: unknown, after: unknown): Change[] {
  const old = leavesOf(before);
  const made = leavesOf(after);
  return [...new Set([...old.keys(), ...made.keys()])].flatMap(path => {
    const change = { path, before: old.get(path) ?? null, after: made.get(path) ?? null };
    return change.before === change.after ? [] : [change];
  });
}

function leavesOf(value: unknown, path = '', found = new Map<string, string>()): Map<string, string> {
  const entries = isObject(value) ? Object.entries(value) : [];
  for (const [name, inner] of entries) leavesOf(inner, path === '' ? name : `${path}.${name}`, found);
  if (entries.length === 0 && value !== null && value !== undefined)
    found.set(path, typeof value === 'string' ? value : JSON.stringify(value));
  return found;
}

/** Lists stay whole: their places say nothing to a person. */
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
