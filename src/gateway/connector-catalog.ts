// What can be connected: the settings of each connector as a form can show them, and what an administrator does first.
import { z } from 'zod';
import { type Language, ownLanguage } from '../core/language.ts';
import type { AdminStep, Connector } from '../models/connector.ts';
import { translated } from '../models/setting-texts.ts';
import type { Page } from '../store/page.ts';
import { say } from './sentences.ts';

export interface ConnectorView {
  name: string;
  title: string;
  /** JSON Schema with titles and descriptions; secrets are `writeOnly`. */
  settings_schema: Record<string, unknown>;
  admin_steps: AdminStep[];
}

export type ConnectorCatalog = ReturnType<typeof connectorCatalog>;

type AnyConnector = Pick<
  Connector<unknown, never>,
  'name' | 'title' | 'settings' | 'settingTexts' | 'secrets' | 'adminSteps' | 'repeatablePath'
>;

interface Schema {
  properties?: Record<string, Schema>;
  required?: string[];
  oneOf?: Schema[];
  const?: unknown;
  writeOnly?: boolean;
  format?: string;
}

export function connectorCatalog(connectors: ReadonlyMap<string, AnyConnector>) {
  const find = (name: string) => findConnector(connectors, name);
  return {
    /** By name. */
    list: ({ after = '', limit }: Page) =>
      [...connectors.values()]
        .map(({ name, title, repeatablePath }) => ({
          name,
          title,
          repeats_calls: repeatablePath !== undefined,
        }))
        .toSorted((a, b) => (a.name < b.name ? -1 : 1))
        .filter(({ name }) => name > after)
        .slice(0, limit),
    /** Throws `input/no-connector`. */
    find,
    /** The texts of the settings are in this language. Throws `input/no-connector`. */
    describe(
      name: string,
      {
        objects,
        auth,
        allowed,
      }: { objects: readonly string[]; auth: string; allowed?: readonly string[] | null | undefined },
      language: Language,
    ): ConnectorView {
      const connector = find(name);
      const texts = language === ownLanguage ? undefined : connector.settingTexts?.[language];
      const schema = z.toJSONSchema(connector.settings, { io: 'input' }) as Schema;
      for (const path of connector.secrets) markSecret(schema, path.split('.'));
      if (allowed) narrow(schema, allowed);
      return {
        name,
        title: connector.title,
        settings_schema: translated(schema, text => texts?.[text] ?? text) as Record<string, unknown>,
        admin_steps: connector.adminSteps?.({ objects, auth }) ?? [],
      };
    },
  };
}

/** Throws `input/no-connector`. */
export function findConnector<Kind>(connectors: ReadonlyMap<string, Kind>, name: string): Kind {
  const connector = connectors.get(name);
  if (connector) return connector;
  throw say.error('no-connector', { name, connectors: [...connectors.keys()].join(', ') });
}

/** Forms hide what is typed there, and it is never shown again. */
function markSecret(schema: Schema, [name = '', ...rest]: readonly string[]): void {
  for (const choice of schema.oneOf ?? [schema]) {
    const field = choice.properties?.[name];
    if (!field) continue;
    if (rest.length > 0) markSecret(field, rest);
    else Object.assign(field, { writeOnly: true, format: 'password' });
  }
}

/** Leaves what may be given. `auth:basic` keeps one kind of several. */
function narrow(schema: Schema, allowed: readonly string[]): void {
  const names = settingsIn(allowed);
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    if (!names.has(name)) {
      delete schema.properties?.[name];
      continue;
    }
    const kinds = kindsOf(allowed, name);
    if (kinds.length > 0 && field.oneOf)
      field.oneOf = field.oneOf.filter(choice => kinds.includes(String(choice.properties?.kind?.const)));
  }
  schema.required = (schema.required ?? []).filter(name => names.has(name));
}

/** The settings that `baseUrl` and `auth:basic` name. */
export const settingsIn = (allowed: readonly string[]): ReadonlySet<string> =>
  new Set(allowed.map(one => one.split(':')[0] as string));

/** The kinds of a setting that may be chosen; empty: any. */
export const kindsOf = (allowed: readonly string[], setting: string): string[] =>
  allowed.flatMap(one => (one.startsWith(`${setting}:`) ? [one.slice(setting.length + 1)] : []));
