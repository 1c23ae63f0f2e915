// The package `kontor/testing`: tests that every connector and every flow has to pass, for any test runner.

export type { ObjectUnderTest, SystemUnderTest, WebhookUnderTest } from './connector/subject.ts';
export { testConnector } from './connector/test-connector.ts';
export type { Runner } from './runner.ts';
export { testFlow } from './test-flow.ts';
