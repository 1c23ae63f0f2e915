// A sandbox system and a client that is logged on to it, both closed when the test ends.
import { onTestFinished } from 'vitest';
import { connectSystem } from '../src/s4/connect.ts';
import { type S4SandboxOptions, sandboxCredentials, startS4Sandbox } from '../src/sandbox/s4hana/server.ts';

export async function sandboxSystem(options: S4SandboxOptions = {}) {
  const sandbox = await startS4Sandbox(options);
  const { username, password } = sandboxCredentials;
  const system = connectSystem({ baseUrl: sandbox.url, auth: { kind: 'basic', username, password } });
  onTestFinished(async () => {
    await system.close();
    await sandbox.close();
  });
  return { sandbox, system, client: system.client };
}
