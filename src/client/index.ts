// The package `kontor/client`: the API of a Kontor that runs elsewhere. Nothing of the server is reached from here.
export { type Client, type ClientOptions, createClient } from './client.ts';
export { ApiProblem } from './problem.ts';
export type { TableName } from './routes.ts';
export type { TailEvent, TailFilter, TailOptions } from './tail.ts';
export type { AnswerOf, ArgumentsOf, List, OperationName, Schemas, WebhookMessage } from './types.ts';
