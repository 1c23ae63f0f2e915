// The routes by which faults are switched while a sandbox runs.
import type { FastifyInstance } from 'fastify';
import type { FaultRates, Faults } from './faults.ts';

export function addFaultRoutes(app: FastifyInstance, plan: Faults, known: Record<string, string>): void {
  app.get('/sandbox/faults', () => ({ rates: plan.rates(), struck: plan.struck(), known }));
  app.put<{ Body: FaultRates | string }>('/sandbox/faults', async ({ body }, reply) => {
    try {
      // Where the sandbox reads bodies as text, so does this.
      plan.set(typeof body === 'string' ? (JSON.parse(body) as FaultRates) : body);
      return { rates: plan.rates() };
    } catch (error) {
      return reply.code(400).send({ error: (error as Error).message });
    }
  });
}
