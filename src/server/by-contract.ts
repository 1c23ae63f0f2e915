import type { FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { takeJson } from './json-body.ts';

/** Requests and answers have the shapes that the contract gives them. */
export function checkByContract(app: FastifyInstance): void {
  takeJson(app);
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
}
