// Takes the secret fields out of settings and puts them back, by dotted path ("auth.password").

type Settings = Record<string, unknown>;

/** Settings without the secrets, and the secrets by path. Paths that are not there are left out. */
export function takeSecrets(
  settings: Settings,
  paths: readonly string[],
): { open: Settings; secrets: Record<string, string> } {
  const open = structuredClone(settings);
  const secrets: Record<string, string> = {};
  for (const path of paths) {
    const { parent, name } = place(open, path);
    const value = parent?.[name];
    if (parent === undefined || typeof value !== 'string') continue;
    secrets[path] = value;
    delete parent[name];
  }
  return { open, secrets };
}

export function putSecrets(open: Settings, secrets: Record<string, string>): Settings {
  const settings = structuredClone(open);
  for (const [path, value] of Object.entries(secrets)) {
    const { parent, name } = place(settings, path);
    if (parent) parent[name] = value;
  }
  return settings;
}

function place(settings: Settings, path: string): { parent: Settings | undefined; name: string } {
  const names = path.split('.');
  const name = names.pop() ?? '';
  let parent: Settings | undefined = settings;
  for (const step of names) {
    const next: unknown = parent?.[step];
    parent = typeof next === 'object' && next !== null ? (next as Settings) : undefined;
  }
  return { parent, name };
}
