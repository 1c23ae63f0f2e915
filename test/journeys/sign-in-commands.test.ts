// The commands around signing in, and what a start says to the person in front of it.
import { describe, expect, test } from 'vitest';
import { openBrowser, tokenIn } from '../browser.ts';
import { type Command, kontorCommand } from '../command.ts';
import { createTestPlace } from '../databases.ts';
import { eventually } from '../eventually.ts';
import { kontorOfFile } from '../running-kontor.ts';

const kontorOf = kontorOfFile();

const linkIn = (text: string) => /http\S+\/sign-in#kontor_link_[\w-]{43}/.exec(text)?.[0];

async function end(command: Command): Promise<void> {
  command.child.kill('SIGTERM');
  expect(await command.ended).toBe(0);
}

describe('kontor start', () => {
  test('prints a link at the first start, next to its log, and none when somebody could sign in already', async () => {
    const { folder, databaseUrl, remove } = await createTestPlace();
    const environment = { KONTOR_DATABASE_URL: databaseUrl };
    const start = ['start', '--port', '0', '--data', folder];
    const first = kontorCommand(start, { environment });
    const link = await eventually('a link is printed', () => linkIn(first.said()));
    const { origin } = new URL(link);
    const browser = openBrowser(origin);
    expect((await browser.signIn({ link: tokenIn(link) })).body).toMatchObject({
      name: 'operator',
      way: 'link',
    });
    expect((await openBrowser(origin).signIn({ link: tokenIn(link) })).status).toBe(401);
    await end(first);
    const logged = first
      .said()
      .split('\n')
      .filter(line => line.startsWith('{'));
    expect(logged.length).toBeGreaterThan(1);
    expect(logged.join('\n')).not.toContain('kontor_link');
    const again = kontorCommand(start, { environment });
    await eventually('Kontor is ready', () => again.said().includes('Kontor is ready') || undefined);
    await end(again);
    expect(linkIn(again.said())).toBeUndefined();
    // The session outlives the restart.
    const third = kontorCommand(start, { environment });
    const url = await eventually('it listens', () => /"url":"([^"]+)"/.exec(third.said())?.[1]);
    const cookie = `kontor_session=${await browser.secret()}`;
    expect((await fetch(`${url}/v1/session`, { headers: { cookie } })).status).toBe(200);
    await end(third);
    await remove();
  });
});

describe('kontor sign-in-link and sessions', () => {
  test('make a link, list who is signed in, and end a session', async () => {
    const { app, tenant } = await kontorOf();
    const run = async (...args: string[]) => {
      const command = kontorCommand([...args, '--url', app.url, '--key', app.apiKey, '--tenant', tenant]);
      const code = await command.ended;
      return { code, said: command.said() };
    };
    const made = await run('sign-in-link', '--role', 'viewer', '--minutes', '5');
    expect(made.code).toBe(0);
    const browser = openBrowser(app.url);
    const { body } = await browser.signIn({ link: tokenIn(linkIn(made.said) as string) });
    expect(body).toMatchObject({ may: ['read'], tenant });
    const listed = await run('sessions', 'list');
    expect(listed.said).toMatch(new RegExp(`${body.id}.*open.*operator.*${tenant}.*read.*link`));
    expect(await run('sessions', 'end', body.id)).toEqual({ code: 0, said: `${body.id} ended\n` });
    expect((await browser.get('/v1/session')).status).toBe(401);
    const missing = await run('sessions', 'end', body.id);
    expect(missing).toMatchObject({ code: 1, said: expect.stringContaining('kontor sessions list') });
    expect((await run('sign-in-link', '--minutes', '2000')).code).toBe(1);
  });
});

describe('kontor widget-tokens', () => {
  test('makes one, lists them and ends it', async () => {
    const kontor = await kontorOf();
    const { app, tenant } = kontor;
    await kontor.connect();
    const run = async (...args: string[]) => {
      const command = kontorCommand([...args, '--url', app.url, '--key', app.apiKey, '--tenant', tenant]);
      const code = await command.ended;
      return { code, said: command.said() };
    };
    const page = ['--origin', 'https://app.example'];
    const picked = ['--connection', 'SAP', '--object', 'gl-accounts', '--where', 'chart_of_accounts=YCOA'];
    const made = await run('widget-tokens', 'create', 'picker', ...page, ...picked, '--minutes', '60');
    expect(made).toMatchObject({ code: 0, said: expect.stringMatching(/^kontor_widget_[\w-]{43}\n$/) });
    const list = await run('widget-tokens', 'list');
    expect(list.said).toMatch(/wgt_\w+ │ open +│ picker of gl-accounts │ con_\w+ │ chart_of_accounts=YCOA │/);
    expect(list.said).not.toContain(made.said.trim());
    const [id = ''] = /wgt_\w+/.exec(list.said) ?? [];
    expect(await run('widget-tokens', 'revoke', id)).toEqual({ code: 0, said: `${id} revoked\n` });
    expect((await run('widget-tokens', 'list')).said).toContain('over');
    const wrong = await run('widget-tokens', 'create', 'orders', ...page);
    expect(wrong.code).toBe(2);
    expect(wrong.said).toContain('connection');
    expect((await run('widget-tokens', 'create', 'errors')).said).toContain('--origin');
  });
});
