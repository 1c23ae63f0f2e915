// The package `kontor/sandbox`: servers that behave as the real systems are documented, to test against. Each listens on 127.0.0.1.

export {
  type StoreSandbox,
  type StoreSandboxOptions,
  startStoreSandbox,
} from './bigcommerce/server.ts';
export type { FaultRates } from './faults.ts';
export {
  type S4Sandbox,
  type S4SandboxOptions,
  sandboxCredentials,
  startS4Sandbox,
} from './s4hana/server.ts';
export { startXeroSandbox, type XeroSandbox, type XeroSandboxOptions } from './xero/server.ts';
