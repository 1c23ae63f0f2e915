// The BigCommerce sandbox over HTTP: management API V2 and V3 of one store.
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { addressOf } from '../address.ts';
import { addFaultRoutes } from '../fault-routes.ts';
import { type FaultRates, faults, storeFaults } from '../faults.ts';
import { openRateLimit } from './rate-limit.ts';
import { addRoutesForCatalog } from './routes-catalog.ts';
import { addRoutesForChannels } from './routes-channels.ts';
import { addRoutesForInventory } from './routes-inventory.ts';
import { addRoutesForLocations } from './routes-locations.ts';
import { addRoutesForRefunds } from './routes-refunds.ts';
import { addRoutesV2 } from './routes-v2.ts';
import { addRoutesV3 } from './routes-v3.ts';
import { addRoutesForWrites } from './routes-writes.ts';
import { openShop, type Shop } from './shop.ts';
import { spoilRows } from './spoiled-rows.ts';
import { openWebhooks, type WebhookOptions } from './webhooks.ts';

export interface StoreSandboxOptions {
  port?: number;
  seed?: string;
  faults?: FaultRates;
  slowMs?: number;
  storeHash?: string;
  accessToken?: string;
  clientSecret?: string;
  scheme?: WebhookOptions['scheme'];
  retryScale?: number;
  /** Requests per 30 seconds. */
  quota?: number;
  currency?: string;
  /** As `America/Chicago`; dates of the API are in UTC all the same. */
  timezone?: string;
  /** The fees of an order are a link, unless `include=fees` asks for them. */
  linkedFees?: boolean;
  /** How long it takes until a change of stock or of a location shows. */
  stockDelayMs?: number;
  now?: () => number;
}

export interface StoreSandbox {
  url: string;
  shop: Shop;
  credentials: { storeHash: string; accessToken: string; clientSecret: string };
  setFaults(rates: FaultRates): void;
  struck(): Record<string, number>;
  outstandingWebhooks(): number;
  close(): Promise<void>;
}

export async function startStoreSandbox(options: StoreSandboxOptions = {}): Promise<StoreSandbox> {
  const now = options.now ?? Date.now;
  const credentials = {
    storeHash: options.storeHash ?? 'sandbox1',
    accessToken: options.accessToken ?? 'sandbox-access-token',
    clientSecret: options.clientSecret ?? 'sandbox-webhook-secret',
  };
  const plan = faults(storeFaults, options.seed ?? 'sandbox', options.faults);
  const spoil = spoilRows(plan);
  const stockDelayMs = options.stockDelayMs ?? 200;
  const shop = openShop({
    currency: options.currency ?? 'USD',
    timezone: options.timezone ?? 'UTC',
    now,
    stockDelayMs: () => (plan.hits('stock-late', 'stock') ? 20 * stockDelayMs : stockDelayMs),
  });
  const webhooks = openWebhooks({
    ...credentials,
    scheme: options.scheme ?? 'standard',
    retryScale: options.retryScale ?? 1,
    faults: plan,
    now,
  });
  shop.onEvent(webhooks.publish);
  const rateLimit = openRateLimit(options.quota ?? 20_000, now);
  const app = Fastify({ forceCloseConnections: true });

  addFaultRoutes(app, plan, storeFaults);
  app.get('/sandbox/totals', () => shop.totals());

  await app.register(
    async store => {
      store.addHook('onRequest', async (request, reply) => {
        if (request.headers['x-auth-token'] !== credentials.accessToken) {
          return reply.code(401).send({
            status: 401,
            title: 'X-Auth-Token header is required or wrong',
            type: 'about:blank',
            errors: {},
          });
        }
        const { refused, headers } = rateLimit.take();
        reply.headers(headers);
        if (refused)
          return reply.code(429).send({ status: 429, title: 'Too many requests', type: 'about:blank' });
        await strike(request, reply);
      });
      store.addHook('onSend', async (request, reply) => {
        const about = `${request.method} ${request.url}`;
        if (request.method === 'GET' || reply.statusCode >= 300) return;
        if (plan.hits('lost-after-commit', about)) request.raw.socket.destroy();
      });
      const base = () => `${addressOf(app.server)}/stores/${credentials.storeHash}`;
      addRoutesV2(store, shop, {
        storeHash: credentials.storeHash,
        base,
        spoil,
        linkedFees: options.linkedFees ?? false,
      });
      addRoutesV3(store, shop, webhooks, spoil);
      addRoutesForCatalog(store, shop);
      addRoutesForInventory(store, shop);
      addRoutesForLocations(store, shop, now);
      addRoutesForWrites(store, shop, base);
      addRoutesForRefunds(store, shop);
      addRoutesForChannels(store, shop);
    },
    { prefix: `/stores/${credentials.storeHash}` },
  );

  async function strike(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const about = `${request.method} ${request.url}`;
    if (plan.hits('slow', about)) await new Promise(done => setTimeout(done, options.slowMs ?? 2_000));
    if (plan.hits('throttled', about)) {
      reply.header('x-rate-limit-time-reset-ms', '1000');
      await reply.code(429).send({ status: 429, title: 'Too many requests' });
    } else if (plan.hits('throttled-bare', about)) {
      for (const name of Object.keys(rateLimit.take().headers)) reply.removeHeader(name);
      await reply.code(429).send('');
    } else if (plan.hits('unavailable', about)) {
      await reply.code(503).type('text/html').send('<html>The store is down for maintenance</html>');
    } else if (plan.hits('truncated', about)) {
      reply.hijack();
      reply.raw.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      reply.raw.write('{"data":[', () => reply.raw.destroy());
    }
  }

  await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  return {
    url: addressOf(app.server),
    shop,
    credentials,
    setFaults: plan.set,
    struck: plan.struck,
    outstandingWebhooks: webhooks.outstanding,
    async close() {
      shop.stock.stop();
      await webhooks.stop();
      await app.close();
    },
  };
}
