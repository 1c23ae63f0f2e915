// Adds a system's own services to the built-in ones. A service that is built in keeps its rules, gains the fields
// and sets that the system has besides, and lets fields be used as the system does; any other becomes a service of its own.
import type { FieldModel, Model, SetModel } from '../model/parse-model.ts';
import { odata4Root, type V4Service, type V4Set } from '../v4/projection.ts';
import type { OwnService } from './read-edmx.ts';

/**
 * Adds to `models` and `v4Services` what the system's metadata brings. Answers the sets that nobody has written rules for:
 * they want data.
 */
export function addServices(
  models: Model[],
  v4Services: V4Service[],
  own: readonly OwnService[],
): SetModel[] {
  const added: SetModel[] = [];
  for (const service of own) {
    if (service.protocol === 'V4') {
      const known = v4Services.find(({ namespace }) => namespace === service.namespace);
      if (known) added.push(...extendV4(known, service));
      else {
        models.push(service.model);
        v4Services.push(newV4(service));
        added.push(...service.model.sets.values());
      }
      continue;
    }
    const known = models.find(model => model.service === service.model.service);
    if (known) added.push(...extendV2(known, service.model));
    else {
      models.push(service.model);
      added.push(...service.model.sets.values());
    }
  }
  return added;
}

/** `$metadata` as the system has it: by V2 service, or by the root of a V4 service. */
export function ownTexts(services: readonly V4Service[], own: readonly OwnService[]): Map<string, string> {
  return new Map(
    own.map(({ protocol, namespace, model, text }) => {
      const v4 = services.find(service => service.namespace === namespace);
      return [protocol === 'V4' && v4 ? v4.root : model.service, text];
    }),
  );
}

function extendV2(builtIn: Model, own: Model): SetModel[] {
  const added: SetModel[] = [];
  for (const set of own.sets.values()) {
    const known = builtIn.sets.get(set.name);
    for (const field of set.fields.values()) known?.fields.set(field.name, asInSystem(known, field));
    if (known) continue;
    const placed = { ...set, service: builtIn.service };
    builtIn.sets.set(set.name, placed);
    added.push(placed);
  }
  return added;
}

/** What may be done with a field is the system's matter; its type and length are those that the rules here expect. */
function asInSystem(builtIn: SetModel, own: FieldModel): FieldModel {
  const { creatable, updatable, filterable, sortable } = own;
  return { ...(builtIn.fields.get(own.name) ?? own), creatable, updatable, filterable, sortable };
}

/** Sets that only V4 has get tables next to those of V2, which V2 does not show. */
function extendV4(service: V4Service, { model, typeNames }: OwnService): SetModel[] {
  const added: SetModel[] = [];
  for (const set of model.sets.values()) {
    const known = service.sets.get(set.name);
    if (!known) {
      const placed = { ...set, service: service.over.service, hidden: true, navigations: new Map() };
      service.over.sets.set(set.name, placed);
      service.sets.set(set.name, v4Set(placed, typeNames));
      added.push(placed);
      continue;
    }
    for (const field of set.fields.values()) {
      if (known.fields.has(field.name)) continue;
      known.table.fields.set(field.name, known.table.fields.get(field.name) ?? field);
      known.fields.set(field.name, { name: field.name, of: field });
    }
  }
  return added;
}

function newV4({ model, namespace, typeNames }: OwnService): V4Service {
  return {
    root: rootOf(namespace),
    namespace,
    over: model,
    versions: undefined,
    sets: new Map([...model.sets.values()].map(table => [table.name, v4Set(table, typeNames)])),
    complexes: new Map(),
    operations: new Map(),
  };
}

/** A set whose names are the same on both sides. */
function v4Set(table: SetModel, typeNames: OwnService['typeNames']): V4Set {
  const { name, creatable, updatable, deletable, fields, navigations } = table;
  return {
    name,
    typeName: [...typeNames].find(([, set]) => set === name)?.[0] ?? name,
    table,
    creatable,
    updatable,
    deletable,
    messages: false,
    fields: new Map([...fields.values()].map(of => [of.name, { name: of.name, of }])),
    navigations: new Map(
      [...navigations.values()].map(of => [of.name, { name: of.name, of, target: of.target }]),
    ),
  };
}

/** `com.sap.gateway.srvd_a2x.api_salesorder.v0001` → the path under which such a service lies. */
function rootOf(namespace: string): string {
  const parts = namespace.split('.');
  const version = /^v(\d+)$/.exec(parts.at(-1) ?? '')?.[1] ?? '0001';
  const group = (parts.length > 1 && parts.at(-2)) || namespace;
  const service = group.replace(/^api_/, '').replace(/_\d+$/, '');
  return `${odata4Root}${group}/srvd_a2x/sap/${service}/${version}`;
}
