// The new settings of a connection: a patch applied to the stored ones. What is stored is sent nowhere that it was
// not sent before.
import type { KontorError } from '../core/errors.ts';
import { mergePatch } from '../core/merge-patch.ts';
import { parseSettings } from '../core/parse-settings.ts';
import { takeSecrets } from '../core/secret-fields.ts';
import type { Connector } from '../models/connector.ts';
import { say } from './sentences.ts';

export type Settings = Record<string, unknown>;

export interface ChangedSettings {
  /** In full, as the connector has checked them. */
  settings: Settings;
  /** Without secrets, and the secrets by path. */
  open: Settings;
  secrets: Record<string, string>;
  /** Paths of the secrets that are others than before. */
  changedSecrets: string[];
  /** They name another address than those before. */
  leadsElsewhere: boolean;
}

/**
 * `before` and `patch` (JSON Merge Patch) with their secrets. Throws `input/bad-settings`, `conflict/other-system`, and
 * `input/secrets-needed` when a stored secret would go to another host.
 */
export function changedSettings(
  name: string,
  connector: Connector<unknown, never>,
  before: Settings,
  patch: Settings,
): ChangedSettings {
  const wanted = mergePatch(withoutOtherKinds(before, patch), patch);
  const settings = parseSettings(connector.settings, wanted, `connection ${name}`) as Settings;
  for (const field of connector.identity) {
    if (settings[field] !== before[field]) throw otherSystem(name, field);
  }
  const secretsOf = (all: Settings) => takeSecrets(all, connector.secrets).secrets;
  const { open, secrets } = takeSecrets(settings, connector.secrets);
  const [former, latter] = [connector.hosts(before), connector.hosts(settings)];
  const known = originsOf(former);
  const others = originsOf(latter).filter(origin => !known.includes(origin));
  const entered = secretsOf(patch);
  const stored = Object.keys(secrets).filter(path => entered[path] === undefined);
  if (others.length > 0 && stored.length > 0) throw secretsNeeded(name, others, stored);
  const old = secretsOf(before);
  return {
    settings,
    open,
    secrets,
    changedSecrets: [...new Set([...Object.keys(old), ...Object.keys(secrets)])].filter(
      path => old[path] !== secrets[path],
    ),
    leadsElsewhere: String(former) !== String(latter),
  };
}

/** A setting of another kind, such as another way to log on, takes nothing over from the one before. */
function withoutOtherKinds(before: Settings, patch: Settings): Settings {
  const kindOf = (value: unknown) => (value as { kind?: unknown } | null | undefined)?.kind;
  return Object.fromEntries(
    Object.entries(before).filter(([name, value]) => {
      const kind = kindOf(patch[name]);
      return kind === undefined || kind === kindOf(value);
    }),
  );
}

const originsOf = (addresses: readonly string[]) =>
  addresses.flatMap(address => (URL.canParse(address) ? [new URL(address).origin] : []));

/** A caller that may change an address must not have stored secrets sent to a host of its own. */
function secretsNeeded(name: string, origins: readonly string[], secrets: readonly string[]): KontorError {
  return say.error(
    'secrets-needed',
    { name, hosts: origins.join(', '), secrets: secrets.join(', ') },
    { details: { fields: secrets } },
  );
}

function otherSystem(name: string, field: string): KontorError {
  return say.error('system-is-fixed', { field, name });
}
