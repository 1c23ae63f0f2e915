// What stands in front of a system and repeats in its refusals what it was sent.
import { request as ask, createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Refusal } from '../src/testing/connector/careless-answers.ts';

export interface CarelessGateway {
  url: string;
  /** Undefined: a request is passed on. */
  refuse: ((headers: IncomingHttpHeaders, method: string, body: string) => Refusal | undefined) | undefined;
  /** What the requests carried to prove who sent them. */
  secrets: Set<string>;
}

export async function startCarelessGateway(systemUrl: string): Promise<CarelessGateway> {
  const gateway: CarelessGateway = { url: '', refuse: undefined, secrets: new Set() };
  const server = createServer((request, response) => {
    const { headers, method = '', url } = request;
    const chunks: Buffer[] = [];
    request.on('data', chunk => chunks.push(chunk as Buffer));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      note(headers, body.toString(), gateway.secrets);
      const refusal = gateway.refuse?.(headers, method, body.toString());
      if (refusal) return response.writeHead(refusal.status, refusal.headers).end(refusal.body);
      const onward = ask(new URL(url ?? '/', systemUrl), { method, headers }, answer => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      });
      onward.on('error', () => response.destroy());
      onward.end(body);
    });
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  gateway.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return gateway;
}

function note(headers: IncomingHttpHeaders, body: string, into: Set<string>): void {
  const { authorization, cookie, 'x-csrf-token': token } = headers;
  if (authorization) into.add(authorization.slice(authorization.indexOf(' ') + 1));
  if (cookie)
    for (const one of cookie.split('; '))
      if (!one.includes('sap-client')) into.add(one.slice(one.indexOf('=') + 1));
  if (token && token !== 'Fetch') into.add(String(token));
  const assertion = new URLSearchParams(body).get('assertion');
  if (assertion) into.add(assertion);
}
