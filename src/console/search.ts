// What pages read from their address. A value that the router has read as a number or a truth value is a text again: `subject=1001`.
export const searchOf =
  <const Name extends string>(...names: readonly Name[]) =>
  (given: Record<string, unknown>): { [One in Name]?: string } =>
    Object.fromEntries(
      names.flatMap(name => {
        const value = given[name];
        return value === undefined || value === null || value === '' || typeof value === 'object'
          ? []
          : [[name, String(value)]];
      }),
    ) as { [One in Name]?: string };
