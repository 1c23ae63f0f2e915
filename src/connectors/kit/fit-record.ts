// Makes the texts of people in a record fit the system that it is written to: the model says which fields are such texts, the
// connector how much room there is. Every loss is told.
import { fitTexts } from '../../core/fit-text.ts';
import type { Reason } from '../../core/reasons.ts';
import { ofLosses } from '../../models/losses.ts';

type Fields = Record<string, unknown>;

/** Where the system keeps texts: those of the fields `of` (which stand together), one after another. */
export interface TextRoom {
  /** As the model names them: `items.text`. */
  of: readonly [string, ...string[]];
  /** Of the system's fields, in their order; 0: the system does not have it. */
  lengths: readonly number[];
}

export interface Fitted<Record = Fields> {
  /** A text with room in more than one field is a list: what goes into each. */
  record: Record;
  losses: Reason[];
}

/** Without room: the system sets no limit, and the text is only cleaned. */
export function fitRecord(record: Fields, texts: readonly string[], rooms: readonly TextRoom[]): Fitted {
  const roomy = texts.filter(path => !rooms.some(({ of }) => of.includes(path)));
  const all = [
    ...rooms,
    ...roomy.map((path): TextRoom => ({ of: [path], lengths: [Number.POSITIVE_INFINITY] })),
  ];
  const losses: Reason[] = [];
  const fitted = all.reduce((given, { of, lengths }) => {
    const [first] = of;
    const at = first.lastIndexOf('.');
    const names = of.map(path => path.slice(at + 1));
    const fitHere = (parent: Fields, path: string): Fields => fitIn(parent, path, names, lengths, losses);
    return at < 0 ? fitHere(given, '') : inside(given, first.slice(0, at).split('.'), '', fitHere);
  }, record);
  return { record: fitted, losses };
}

/** Each record that stands there, such as every item. */
function inside(
  given: Fields,
  [name = '', ...rest]: string[],
  path: string,
  change: (parent: Fields, path: string) => Fields,
): Fields {
  const one = (child: unknown, at: string): unknown => {
    if (typeof child !== 'object' || child === null) return child;
    return rest.length === 0 ? change(child as Fields, at) : inside(child as Fields, rest, at, change);
  };
  const children = given[name];
  if (children === undefined) return given;
  const changed = Array.isArray(children)
    ? children.map((child, nth) => one(child, `${path}${name}.${nth}.`))
    : one(children, `${path}${name}.`);
  return { ...given, [name]: changed };
}

function fitIn(
  parent: Fields,
  path: string,
  names: readonly string[],
  lengths: readonly number[],
  losses: Reason[],
): Fields {
  const texts = names.map(name => parent[name] ?? '');
  // What is no text is refused where its type is checked.
  if (!texts.every(text => typeof text === 'string') || names.every(name => parent[name] === undefined))
    return parent;
  const { parts, lost } = fitTexts(texts as string[], lengths);
  for (const [nth, rest] of lost.entries())
    if (rest !== '')
      losses.push(ofLosses.reason('text-cut', { field: `${path}${names[nth]}`, lost: rest.trim() }));
  const [first = '', ...others] = names;
  const fitted: Fields = { ...parent, [first]: lengths.length === 1 ? parts[0] : parts };
  for (const name of others) delete fitted[name];
  return fitted;
}
