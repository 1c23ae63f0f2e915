// TypeScript types of one system's service, custom fields included, for `openService<…>`.
import type { EdmType, EntitySet, Operation, Property, ServiceModel, StructuredType } from './model.ts';

const values: Record<EdmType, string> = {
  'Edm.Binary': 'Uint8Array',
  'Edm.Boolean': 'boolean',
  'Edm.Byte': 'number',
  'Edm.Date': 'string',
  'Edm.DateTime': 'string',
  'Edm.DateTimeOffset': 'string',
  'Edm.Decimal': 'Decimal',
  'Edm.Double': 'number',
  'Edm.Duration': 'string',
  'Edm.Guid': 'string',
  'Edm.Int16': 'number',
  'Edm.Int32': 'number',
  'Edm.Int64': 'bigint',
  'Edm.SByte': 'number',
  'Edm.Single': 'number',
  'Edm.String': 'string',
  'Edm.Time': 'string',
  'Edm.TimeOfDay': 'string',
};

/** The text of a `.d.ts`. `service` names the exported type: `API_SALES_ORDER_SRV`. */
export function writeTypes(model: ServiceModel, service: string): string {
  const names = typeNames(model);
  const name = identifier(service);
  return [
    `// ${service} as its $metadata describes it (OData ${model.protocol}). Written by Kontor; write it anew rather than edit it.`,
    "import type { Decimal } from 'kontor/s4';",
    '',
    ...[...model.types.values()].map(type => structured(type, names)),
    `export type ${name} = {`,
    '  sets: {',
    ...[...model.sets.values()].map(
      set => `    ${quotedName(set.name)}: { entity: ${names.get(set.type.name)}; key: ${keyOf(set)} };`,
    ),
    '  };',
    '  operations: {',
    ...[...model.operations.values()].map(
      operation => `    ${quotedName(operation.name)}: { parameters: ${anyOfThem(operation, names)} };`,
    ),
    '  };',
    '};',
    '',
  ].join('\n');
}

/** Short names; those of two namespaces that meet get a number. */
function typeNames(model: ServiceModel): Map<string, string> {
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const type of model.types.values()) {
    // `A_SalesOrderType` and `SalesOrder_Type` are the entities of sets that people know without the ending.
    const short = identifier(type.name.replace(/^.*\./, '').replace(/(?<=.)_?Type$/, ''));
    let name = short;
    for (let n = 2; taken.has(name); n++) name = `${short}_${n}`;
    taken.add(name);
    names.set(type.name, name);
  }
  return names;
}

/** An alias, not an interface: only aliases pass for records of any fields. */
function structured(type: StructuredType, names: ReadonlyMap<string, string>): string {
  const fields = [...type.properties.values()].flatMap(property => [
    ...(property.label || property.extension ? [`  /** ${comment(property)} */`] : []),
    `  ${quotedName(property.name)}: ${valueType(property, names)};`,
  ]);
  const ways = [...type.navigations.values()].map(({ name, target, collection }) => {
    const child = names.get(target) ?? 'Record<string, unknown>';
    return `  ${quotedName(name)}?: ${collection ? `${child}[]` : `${child} | null`};`;
  });
  return [`export type ${names.get(type.name)} = {`, ...fields, ...ways, '};', ''].join('\n');
}

function comment({ label, extension, unit }: Property): string {
  const parts = [
    label,
    extension ? 'custom field' : undefined,
    unit ? `unit or currency in ${unit}` : undefined,
  ];
  return parts
    .filter(part => part !== undefined)
    .join('; ')
    .replaceAll('*/', '* /')
    .replace(/\s+/g, ' ');
}

function valueType(property: Property, names: ReadonlyMap<string, string>): string {
  const one = property.edm ? values[property.edm] : (names.get(property.typeName) ?? 'unknown');
  const type = property.collection ? `${one}[]` : one;
  return property.nullable && !property.collection ? `${type} | null` : type;
}

/** A single key field may be given without its name. */
function keyOf({ type }: EntitySet): string {
  const part = (name: string) => {
    const edm = type.properties.get(name)?.edm;
    return edm ? values[edm] : 'string';
  };
  const named = `{ ${type.keys.map(name => `${quotedName(name)}: ${part(name)}`).join('; ')} }`;
  const [only] = type.keys;
  if (only === undefined) return 'Record<string, never>';
  return type.keys.length === 1 && /^(string|number|bigint)$/.test(part(only))
    ? `${part(only)} | ${named}`
    : named;
}

/** Operations of one name may take different parameters. */
function anyOfThem(operation: Operation, names: ReadonlyMap<string, string>): string {
  return [...new Set([operation, ...operation.overloads].map(one => parameters(one, names)))].join(' | ');
}

function parameters(operation: Operation, names: ReadonlyMap<string, string>): string {
  const fields = operation.parameters.map(property => {
    const type = valueType({ ...property, nullable: false }, names);
    // What a call takes may be written like any value: decimals also as text.
    const given = type === 'Decimal' ? 'Decimal | string | number' : type;
    return `${quotedName(property.name)}${property.nullable ? '?' : ''}: ${given}`;
  });
  return fields.length === 0 ? 'Record<string, never>' : `{ ${fields.join('; ')} }`;
}

const identifier = (text: string) => text.replace(/\W/g, '_').replace(/^(?=\d)/, '_');
const quotedName = (name: string) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));
