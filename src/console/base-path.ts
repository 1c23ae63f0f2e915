/** The path below which Kontor is reached, without a slash at its end: empty, or `/kontor` behind a reverse proxy. */
export const basePath = (): string =>
  document.querySelector<HTMLMetaElement>('meta[name=kontor-base]')?.content ?? '';
