// The description of the API costs nothing to send again.
import Fastify from 'fastify';
import { expect, onTestFinished, test } from 'vitest';
import { describedOnce } from './description.ts';

test('the description is built once for each form, when somebody first asks', async () => {
  const app = Fastify();
  onTestFinished(() => app.close());
  const built: unknown[] = [];
  app.decorate('swagger', ((options?: unknown) => {
    built.push(options);
    return options === undefined ? { openapi: '3.1.0' } : 'openapi: 3.1.0';
  }) as typeof app.swagger);
  const described = describedOnce(app);
  for (const place of ['/openapi.json', '/docs/yaml', '/docs/json']) app.get(place, described);
  await app.ready();
  expect(built).toEqual([]);
  for (let n = 0; n < 50; n++)
    for (const url of ['/openapi.json', '/docs/yaml', '/docs/json'])
      expect((await app.inject({ url })).body).toContain('3.1.0');
  expect(built).toEqual([undefined, { yaml: true }]);
});
