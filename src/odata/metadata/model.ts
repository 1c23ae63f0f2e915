// What a service's $metadata says, the same for OData V2 and V4. Everything that reads or writes values asks it.
import type { Reason } from '../../core/reasons.ts';

export type Protocol = 'V2' | 'V4';

/** The primitive types that S/4HANA services use. */
export const edmTypes = [
  'Edm.Binary',
  'Edm.Boolean',
  'Edm.Byte',
  'Edm.Date',
  'Edm.DateTime',
  'Edm.DateTimeOffset',
  'Edm.Decimal',
  'Edm.Double',
  'Edm.Duration',
  'Edm.Guid',
  'Edm.Int16',
  'Edm.Int32',
  'Edm.Int64',
  'Edm.SByte',
  'Edm.Single',
  'Edm.String',
  'Edm.Time',
  'Edm.TimeOfDay',
] as const;

export type EdmType = (typeof edmTypes)[number];

export interface Property {
  name: string;
  /** Undefined: the property is of a complex type, or of one that is not known here and is handed through as it is. */
  edm: EdmType | undefined;
  /** The type's qualified name as it stands in the metadata, without `Collection(…)`. */
  typeName: string;
  collection: boolean;
  nullable: boolean;
  maxLength: number | undefined;
  precision: number | undefined;
  /** Undefined: any number of places, within the precision. */
  scale: number | undefined;
  label: string | undefined;
  /** Only a day, although V2 has no type for it (`sap:display-format="Date"`). */
  dateOnly: boolean;
  creatable: boolean;
  updatable: boolean;
  filterable: boolean;
  sortable: boolean;
  /** Made by the customer: `YY1_…`, or `sap:is-extension-field`. */
  extension: boolean;
  /** The property that holds the unit or currency of this amount. */
  unit: string | undefined;
  /** The entity's ETag is made from it (V2 `ConcurrencyMode="Fixed"`). */
  concurrency: boolean;
}

export interface Navigation {
  name: string;
  /** Qualified name of the type it leads to. */
  target: string;
  collection: boolean;
}

/** An entity type or a complex type. */
export interface StructuredType {
  name: string;
  /** Empty for complex types. */
  keys: readonly string[];
  properties: ReadonlyMap<string, Property>;
  navigations: ReadonlyMap<string, Navigation>;
  /** Navigations that lead nowhere, and why. */
  leftOut: ReadonlyMap<string, Reason>;
}

export interface EntitySet {
  name: string;
  type: StructuredType;
  label: string | undefined;
  creatable: boolean;
  updatable: boolean;
  deletable: boolean;
  /** Reads have to name at least one filter. */
  requiresFilter: boolean;
  /** Must be filled when a record is created (V4 `InsertRestrictions/RequiredProperties`). */
  requiredOnCreate: readonly string[];
  /** Changes need an ETag. V2 says so by a property, V4 by an annotation. */
  concurrency: boolean;
}

/** A V2 function import, or a V4 action or function. */
export interface Operation {
  name: string;
  /** Qualified name; V4 puts it into the path of a bound operation. */
  qualifiedName: string;
  /** `action`: changes something, and is sent by POST. */
  kind: 'action' | 'function';
  parameters: readonly Property[];
  returns: { typeName: string; edm: EdmType | undefined; collection: boolean } | undefined;
  /** V4: what it is called on. */
  boundTo: { typeName: string; collection: boolean } | undefined;
  /** V2: the entity type that it acts on; SAP wants its ETag (`sap:action-for`). */
  actsOn: string | undefined;
  /** V4: others of the same name, bound to other types or with other parameters. */
  overloads: readonly Operation[];
}

export interface ServiceModel {
  protocol: Protocol;
  namespace: string;
  types: ReadonlyMap<string, StructuredType>;
  sets: ReadonlyMap<string, EntitySet>;
  operations: ReadonlyMap<string, Operation>;
  /** Sets, and types by their qualified names, that cannot be used, and why. */
  leftOut: ReadonlyMap<string, Reason>;
}

/** The set that a navigation leads to. */
export function targetSet(model: ServiceModel, set: EntitySet, navigation: string): EntitySet | undefined {
  const target = set.type.navigations.get(navigation)?.target;
  return [...model.sets.values()].find(one => one.type.name === target);
}
