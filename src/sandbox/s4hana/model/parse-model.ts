// Reads the compact models next to this file. A line without indent opens an entity set:
//   A_SalesOrder key=SalesOrder etag=LastChangeDateTime -deletable
// indented lines hold navigations and fields:
//   to_Item > A_SalesOrderItem * on SalesOrder        (* to many; "on" names the fields that both sides share)
//   SalesOrder:String(10) TotalNetAmount:Decimal(16,3)-cu   (not: c creatable, u updatable, f filterable, s sortable)
// Behind the sets come complex types (`complex PickingReport`) and function imports, with their fields and parameters:
//   call PostGoodsIssue POST for=A_OutbDeliveryHeader -> PickingReport *

export interface Model {
  service: string;
  sets: Map<string, SetModel>;
  complexes: Map<string, FieldModel[]>;
  calls: Map<string, CallModel>;
}

/** A function import. */
export interface CallModel {
  name: string;
  method: 'GET' | 'POST';
  /** The set whose record it acts on. */
  actsOn: string | undefined;
  parameters: FieldModel[];
  /** A set or a complex type. */
  returns: string;
  many: boolean;
}

export interface SetModel {
  name: string;
  service: string;
  keys: string[];
  etag: string | undefined;
  creatable: boolean;
  updatable: boolean;
  deletable: boolean;
  /** A table of V4 alone, which V2 does not show. */
  hidden?: boolean;
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
  sortable: boolean;
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
  on: JoinField[];
}

/** A field that both sides share, under the name that each gives it. */
export interface JoinField {
  here: string;
  there: string;
}

export function parseModel(text: string): Model {
  const [first = '', ...lines] = text.trim().split('\n');
  const service = first.replace('service ', '');
  const model: Model = { service, sets: new Map(), complexes: new Map(), calls: new Map() };
  let set: SetModel | undefined;
  let take: (field: FieldModel) => void = () => {};
  for (const line of lines) {
    if (line.startsWith('complex ')) {
      const fields: FieldModel[] = [];
      model.complexes.set(line.slice('complex '.length), fields);
      take = field => fields.push(field);
    } else if (line.startsWith('call ')) {
      const call = parseCall(line);
      model.calls.set(call.name, call);
      take = field => call.parameters.push(field);
    } else if (!line.startsWith(' ')) {
      const opened = parseSet(line, service);
      set = opened;
      model.sets.set(opened.name, opened);
      take = field => opened.fields.set(field.name, field);
    } else if (line.includes(' > ')) {
      const [, name = '', target = '', many, on = ''] = /^ *(\w+) > (\w+)( \*)? on (.+)$/.exec(line) ?? [];
      set?.navigations.set(name, {
        name,
        target,
        many: many !== undefined,
        on: on.split('+').map(parseJoin),
      });
    } else {
      for (const word of line.trim().split(' ')) take(parseField(word));
    }
  }
  return model;
}

/** `SalesOrder`, or `PurchaseOrder=PurchasingDocument` where the names differ. */
function parseJoin(text: string): JoinField {
  const [here = '', there = here] = text.split('=');
  return { here, there };
}

function parseCall(line: string): CallModel {
  const [, name = '', method, actsOn, returns = '', many] =
    /^call (\w+) (GET|POST)(?: for=(\w+))? -> (\w+)( \*)?$/.exec(line) ?? [];
  if (name === '') throw new Error(`The model line cannot be read: ${line}`);
  return {
    name,
    method: method as CallModel['method'],
    actsOn,
    parameters: [],
    returns,
    many: many !== undefined,
  };
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

/** `TotalNetAmount:Decimal(16,3)-cu` */
export function parseField(word: string): FieldModel {
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
    sortable: !flags.includes('s'),
  };
}
