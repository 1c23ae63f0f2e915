// What the API tells programs to do next, in the words of the command line. Every list of the API has a command of its name.
const words: readonly [said: RegExp, here: string][] = [
  [/GET \/v1\/bulk-plans(?=\.|$)/g, 'kontor postings bulk list'],
  [/GET \/v1\/([a-z-]+)(?=\.|$)/g, 'kontor $1 list'],
  [/\baccept_difference\b/g, '--accept-difference'],
  [/\bSend order=ID\b/g, 'Give --where order=ID'],
  [/Send "Authorization: Bearer <key>"\./g, 'Give it in --key.'],
  [/Compare it with \/openapi\.json\./g, 'See the options: add --help to the command.'],
];

export const inCommands = (next: string | undefined): string | undefined =>
  next && words.reduce((text, [said, here]) => text.replaceAll(said, here), next);
