// From a JSON Schema to the fields of a form. Of JSON Schema it knows what the settings of connectors and the objects of systems need; what it
// does not know becomes a field for JSON, and Kontor checks what is sent. Settings of flows, with their pickers, are `flow-settings/fields.ts`.

interface Schema {
  type?: unknown;
  title?: string;
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  oneOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  format?: string;
  pattern?: string;
  writeOnly?: boolean;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  anyOf?: Schema[];
}

interface Common {
  /** As problems of the API name it: `auth.client.key`. */
  path: string;
  /** The last part of the path. */
  name: string;
  title: string;
  hint: string | undefined;
  required: boolean;
  /** Kontor never shows it again. */
  isSecret: boolean;
  /** What it is when nothing is said. */
  usual: unknown;
}

interface Kinds {
  /** A single line. */
  text: { is: 'text' | 'url' | 'date'; maxLength: number | undefined };
  /** Several lines, such as a certificate. */
  lines: unknown;
  number: { isWhole: boolean; min: number | undefined; max: number | undefined };
  choice: { options: string[] };
  /** `isMark`: it is true or not given. */
  flag: { isMark: boolean };
  /** Values by name, such as accounts by the name of a tax. */
  map: { options: string[] | undefined; isNumber: boolean };
  json: unknown;
  /** Rows, each with the same fields; `fieldsAt`: those of one row, whose path ends with its place. */
  list: { fieldsAt(path: string): FormField[] };
  group: { fields: FormField[] };
  /** One of several forms, told apart by a field of its own. */
  kinds: { by: string; kinds: FormKind[] };
}

export type FieldOf<Kind extends keyof Kinds> = {
  [Name in Kind]: Common & { kind: Name } & Kinds[Name];
}[Kind];
export type FormField = FieldOf<keyof Kinds>;

export interface FormKind {
  value: string;
  title: string;
  hint: string | undefined;
  fields: FormField[];
}

/** Of an object. The titles are in the language in which the schema was asked for. */
export function fieldsOf(schema: unknown, path = ''): FormField[] {
  if (!isSchema(schema)) return [];
  const required = new Set(schema.required);
  return Object.entries(schema.properties ?? {})
    .filter(([, field]) => field.const === undefined || field.const === true)
    .map(([name, field]) =>
      fieldOf(field, {
        name,
        path: path === '' ? name : `${path}.${name}`,
        required: required.has(name) && field.default === undefined,
      }),
    );
}

function fieldOf(
  given: Schema,
  { name, path, required }: { name: string; path: string; required: boolean },
): FormField {
  const schema = withoutNull(given);
  const common: Common = {
    name,
    path,
    required,
    title: schema.title ?? words(name),
    hint: schema.description,
    isSecret: schema.writeOnly === true,
    usual: schema.default,
  };
  const by = schema.oneOf && discriminatorOf(schema.oneOf);
  if (by !== undefined) {
    const kinds = (schema.oneOf ?? []).map(one => kindOf(one, by, path));
    return { ...common, kind: 'kinds', by, kinds };
  }
  if (schema.const === true) return { ...common, kind: 'flag', isMark: true };
  if (schema.type === 'array' && isSchema(schema.items) && schema.items.properties) {
    const row = schema.items;
    return { ...common, kind: 'list', fieldsAt: at => fieldsOf(row, at) };
  }
  if (schema.enum) return { ...common, kind: 'choice', options: schema.enum.map(String) };
  if (schema.type === 'object') {
    if (schema.properties) return { ...common, kind: 'group', fields: fieldsOf(schema, path) };
    const value = schema.additionalProperties;
    if (isSchema(value) && value.anyOf?.some(({ type }) => type === 'string'))
      return { ...common, kind: 'map', options: undefined, isNumber: false };
    if (isSchema(value) && ['string', 'number', 'integer'].includes(String(value.type)))
      return {
        ...common,
        kind: 'map',
        options: value.enum?.map(String),
        isNumber: value.type !== 'string',
      };
  }
  if (schema.type === 'boolean') return { ...common, kind: 'flag', isMark: false };
  if (schema.type === 'number' || schema.type === 'integer') {
    const { minimum: min, maximum: max } = schema;
    return { ...common, kind: 'number', isWhole: schema.type === 'integer', min, max };
  }
  if (schema.type !== 'string') return { ...common, kind: 'json' };
  if (schema.pattern?.includes('-----BEGIN')) return { ...common, kind: 'lines' };
  const is = { uri: 'url', date: 'date' }[schema.format ?? ''] as 'url' | 'date' | undefined;
  return { ...common, kind: 'text', is: is ?? 'text', maxLength: schema.maxLength };
}

const kindOf = (schema: Schema, by: string, path: string): FormKind => {
  const value = String(schema.properties?.[by]?.const);
  return {
    value,
    title: schema.title ?? words(value),
    hint: schema.description,
    fields: fieldsOf(schema, path),
  };
};

/** What may also be null is a field of its other type: a field that is left empty says it. */
function withoutNull(schema: Schema): Schema {
  const others = schema.anyOf?.filter(({ type }) => type !== 'null') ?? [];
  const { anyOf: _, ...rest } = schema;
  if (others.length === 1) return { ...others[0], ...rest };
  if (!Array.isArray(schema.type)) return schema;
  const types = schema.type.filter(type => type !== 'null');
  return types.length === 1 ? { ...schema, type: types[0] } : schema;
}

/** The field that has a fixed value in each of them. */
const discriminatorOf = (choices: Schema[]): string | undefined =>
  Object.keys(choices[0]?.properties ?? {}).find(name =>
    choices.every(choice => choice.properties?.[name]?.const !== undefined),
  );

/** A field without a title is called by its name: `companyCode` is `Company code`. */
function words(name: string): string {
  const apart = name
    .replaceAll(/([a-z\d])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`)
    .replaceAll(/[-_]/g, ' ');
  return apart.charAt(0).toUpperCase() + apart.slice(1);
}

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null;
