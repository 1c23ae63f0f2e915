// A sandbox tenant and a client that is logged on to it, both closed when the test is over.
import { onTestFinished } from 'vitest';
import { connectTenant } from '../src/s4/connect.ts';
import { type S4SandboxOptions, sandboxCredentials, startS4Sandbox } from '../src/sandbox/s4hana/server.ts';

export async function sandboxTenant(options: S4SandboxOptions = {}) {
  const sandbox = await startS4Sandbox(options);
  const tenant = connectTenant({
    baseUrl: sandbox.url,
    auth: {
      kind: 'basic',
      username: sandboxCredentials.username,
      password: sandboxCredentials.password,
    },
  });
  onTestFinished(async () => {
    await tenant.close();
    await sandbox.close();
  });
  return { sandbox, tenant, client: tenant.client };
}
