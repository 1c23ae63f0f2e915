// The functions of a test runner that the suites use.

/** `{ test, after }` of `node:test`; of Vitest `{ test, after: afterAll }`. */
export interface Runner {
  test(name: string, run: (context: { skip(reason?: string): void }) => Promise<void>): unknown;
  /** Registers a function that the runner calls after all tests of the file. */
  after(close: () => Promise<void>): unknown;
}
