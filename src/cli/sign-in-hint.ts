// What a start says to the person in front of it: the link with which they sign in.
import type { App } from '../app.ts';
import type { Log } from '../core/log.ts';

const minutes = 60;

/** At the first start, while nobody has ever signed in. Next to the log, which is for machines and may be kept. */
export async function sayFirstLink(app: App, log: Log): Promise<void> {
  const link = await app.signInLink({ expiresInSeconds: 15 * minutes, onlyFirst: true }).catch(error => {
    // Kontor runs all the same; the command makes a link.
    log.warn({ error: String(error) }, 'The first sign-in link could not be made.');
    return undefined;
  });
  if (link === undefined) return;
  process.stderr.write(
    `Sign in with a browser: ${link}\nThe link works once, within 15 minutes. Make another: kontor sign-in-link\n`,
  );
}

/** For the demo, whose data folder is not the usual one. */
export async function demoLink(app: App, folder: string): Promise<string> {
  const link = await app.signInLink({ expiresInSeconds: 24 * 60 * minutes });
  return `Sign in with a browser: ${link}\nThe link works once, within a day. Make another: kontor sign-in-link --data ${folder} --url ${app.url}`;
}
