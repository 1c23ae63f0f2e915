// The settings of a flow as fields of a form, from their JSON Schema; and what a form makes of them.

export interface Picks {
  of: 'from' | 'to';
  object: string;
  field: string;
  where: Record<string, string>;
}

export interface SettingField {
  name: string;
  title: string;
  help: string | undefined;
  kind: 'text' | 'number' | 'flag' | 'choice' | 'choices' | 'texts' | 'map' | 'group';
  isRequired: boolean;
  fallback: unknown;
  options: string[];
  maxLength: number | undefined;
  picks: Picks | undefined;
  /** Of a map: what stands under each of its keys. */
  value: SettingField | undefined;
  /** Of a group. */
  fields: SettingField[];
}

export type Values = Record<string, unknown>;

export const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every(one => typeof one === 'string');
const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined);

export function fieldsOf(schema: unknown): SettingField[] {
  if (!isValues(schema) || !isValues(schema.properties)) return [];
  const required = isTexts(schema.required) ? schema.required : [];
  return Object.entries(schema.properties).map(([name, one]) => fieldOf(name, one, required.includes(name)));
}

function fieldOf(name: string, given: unknown, isRequired: boolean): SettingField {
  const schema = isValues(given) ? given : {};
  const entry = schema.additionalProperties;
  const kind = kindOf(schema);
  const items = kind === 'choices' && isValues(schema.items) ? schema.items : schema;
  return {
    name,
    title: textOf(schema.title) ?? name,
    help: helpOf(kind, textOf(schema.description)),
    kind,
    isRequired,
    fallback: schema.default,
    options: isTexts(items.enum) ? items.enum : [],
    maxLength: typeof schema.maxLength === 'number' ? schema.maxLength : undefined,
    picks: picksOf(schema.picks),
    value: kind === 'map' && isValues(entry) ? fieldOf('', entry, true) : undefined,
    fields: kind === 'group' ? fieldsOf(schema) : [],
  };
}

/** Examples in JSON are for files; a form shows rows. */
function helpOf(kind: SettingField['kind'], text: string | undefined): string | undefined {
  const plain = text?.replaceAll('`', '');
  if (kind !== 'map' || plain === undefined) return plain;
  const [from, to] = [plain.indexOf(': { '), plain.lastIndexOf(' }.')];
  return from === -1 || to < from ? plain : plain.slice(0, from) + plain.slice(to + 2);
}

function kindOf({
  type,
  enum: options,
  items,
  additionalProperties,
  properties,
}: Values): SettingField['kind'] {
  if (type === 'boolean') return 'flag';
  if (type === 'integer' || type === 'number') return 'number';
  if (type === 'array') return isValues(items) && isTexts(items.enum) ? 'choices' : 'texts';
  if (isValues(properties)) return 'group';
  if (isValues(additionalProperties)) return 'map';
  return isTexts(options) ? 'choice' : 'text';
}

function picksOf(given: unknown): Picks | undefined {
  if (!isValues(given)) return undefined;
  const { of, object, field, where } = given;
  if ((of !== 'from' && of !== 'to') || typeof object !== 'string' || typeof field !== 'string')
    return undefined;
  const narrowed = isValues(where) ? Object.entries(where) : [];
  return {
    of,
    object,
    field,
    where: Object.fromEntries(narrowed.flatMap(([name, by]) => (typeof by === 'string' ? [[name, by]] : []))),
  };
}

/** What has to be set and what names the company first; then further accounts; then how the flow behaves. */
export function groupsOf(
  fields: readonly SettingField[],
): Record<'main' | 'accounts' | 'rules', SettingField[]> {
  const isAccount = (field: SettingField) =>
    field.picks?.object === 'gl-accounts' || field.value?.picks?.object === 'gl-accounts';
  const isMain = (field: SettingField) =>
    field.isRequired || (field.picks !== undefined && !isAccount(field));
  return {
    main: fields.filter(isMain),
    accounts: fields.filter(field => !isMain(field) && isAccount(field)),
    rules: fields.filter(field => !isMain(field) && !isAccount(field)),
  };
}

/** What a form begins with: texts that have a default stay empty and show it; maps and choices begin with theirs. */
export const firstValues = (fields: readonly SettingField[]): Values =>
  Object.fromEntries(
    fields.flatMap(({ name, kind, fallback, isRequired }): [string, unknown][] => {
      if (kind === 'text' || kind === 'number') return [];
      if (fallback !== undefined) return [[name, fallback]];
      return kind === 'map' && isRequired ? [[name, { default: '' }]] : [];
    }),
  );

/** Without what was left empty: the API puts the defaults there. */
export function filled(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]): [string, unknown][] => {
      if (value === '' || value === undefined || value === null) return [];
      if (!isValues(value)) return [[name, value]];
      const inner = filled(value);
      // What was taken away altogether is left out; a map that was empty from the start may stay so.
      return Object.keys(inner).length === 0 && Object.keys(value).length > 0 ? [] : [[name, inner]];
    }),
  );
}

/** JSON Merge Patch from one to the other: what is gone is null. */
export function patchOf(before: Values, after: Values): Values {
  const patch: Values = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, is] = [before[name], after[name]];
    if (is === undefined) patch[name] = null;
    else if (isValues(was) && isValues(is)) {
      const inner = patchOf(was, is);
      if (Object.keys(inner).length > 0) patch[name] = inner;
    } else if (JSON.stringify(was) !== JSON.stringify(is)) patch[name] = is;
  }
  return patch;
}
