// Reads the compact models beside this file. A line without indent opens an entity set:
//   A_SalesOrder key=SalesOrder etag=LastChangeDateTime -deletable
// indented lines hold navigations and fields:
//   to_Item > A_SalesOrderItem * on SalesOrder        (* to many; "on" names the fields that both sides share)
//   SalesOrder:String(10) TotalNetAmount:Decimal(16,3)-cu   (c not creatable, u not updatable, f not filterable)

export interface Model {
  service: string;
  sets: Map<string, SetModel>;
}

export interface SetModel {
  name: string;
  service: string;
  keys: string[];
  etag: string | undefined;
  creatable: boolean;
  updatable: boolean;
  deletable: boolean;
  fields: Map<string, FieldModel>;
  navigations: Map<string, NavigationModel>;
}

export interface FieldModel {
  name: string;
  type: EdmType;
  maxLength: number | undefined;
  precision: number | undefined;
  scale: number | undefined;
  creatable: boolean;
  updatable: boolean;
  filterable: boolean;
}

export type EdmType =
  | 'String'
  | 'Decimal'
  | 'DateTime'
  | 'DateTimeOffset'
  | 'Time'
  | 'Boolean'
  | 'Double'
  | 'Int16'
  | 'Int32'
  | 'Int64'
  | 'Byte'
  | 'Binary'
  | 'Guid';

export interface NavigationModel {
  name: string;
  target: string;
  many: boolean;
  on: string[];
}

export function parseModel(text: string): Model {
  const [first = '', ...lines] = text.trim().split('\n');
  const service = first.replace('service ', '');
  const sets = new Map<string, SetModel>();
  let set: SetModel | undefined;
  for (const line of lines) {
    if (!line.startsWith(' ')) {
      set = parseSet(line, service);
      sets.set(set.name, set);
    } else if (line.includes(' > ')) {
      const [, name = '', target = '', many, on = ''] = /^ *(\w+) > (\w+)( \*)? on (.+)$/.exec(line) ?? [];
      set?.navigations.set(name, { name, target, many: many !== undefined, on: on.split('+') });
    } else {
      for (const word of line.trim().split(' ')) {
        const field = parseField(word);
        set?.fields.set(field.name, field);
      }
    }
  }
  return { service, sets };
}

function parseSet(line: string, service: string): SetModel {
  const [name = '', ...words] = line.split(' ');
  const value = (key: string) => words.find(word => word.startsWith(`${key}=`))?.slice(key.length + 1);
  return {
    name,
    service,
    keys: value('key')?.split('+') ?? [],
    etag: value('etag'),
    creatable: !words.includes('-creatable'),
    updatable: !words.includes('-updatable'),
    deletable: !words.includes('-deletable'),
    fields: new Map(),
    navigations: new Map(),
  };
}

function parseField(word: string): FieldModel {
  const [, name = '', type = '', size, flags = ''] =
    /^(\w+):(\w+)(?:\(([\d,]+)\))?(?:-(\w+))?$/.exec(word) ?? [];
  if (name === '') throw new Error(`The model line cannot be read: ${word}`);
  const [first, second] = (size ?? '').split(',').map(part => (part === '' ? undefined : Number(part)));
  const isText = type === 'String' || type === 'Binary';
  return {
    name,
    type: type as EdmType,
    maxLength: isText ? first : undefined,
    precision: isText ? undefined : first,
    scale: isText ? undefined : second,
    creatable: !flags.includes('c'),
    updatable: !flags.includes('u'),
    filterable: !flags.includes('f'),
  };
}
