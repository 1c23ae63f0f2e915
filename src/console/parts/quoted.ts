/** For POSIX shells: nothing in single quotes is read by the shell. */
export const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
