// Sockets that lead through a tunnel: a SOCKS5 or HTTP proxy at whose other end a system stands that cannot be reached
// from here. Names are resolved at that end, and TLS is spoken with the system itself.
import { request } from 'node:http';
import type { Socket } from 'node:net';
import { SocksClient } from 'socks';
import { buildConnector } from 'undici';

type Connector = buildConnector.connector;
type Through = (target: { host: string; port: number }) => Promise<Socket>;

/** Nothing was sent: what failed is the way. */
export const tunnelDown = 'KONTOR_TUNNEL_DOWN';

const patienceMs = 10_000;

/** `tunnel`: `socks5://host:port` or `http://host:port`. `tls`: as for any other socket. */
export function throughTunnel(tunnel: string, tls: buildConnector.BuildOptions): Connector {
  const way = new URL(tunnel);
  const proxy = { host: bare(way.hostname), port: Number(way.port) };
  const through = way.protocol === 'socks5:' ? socks(proxy) : httpProxy(proxy);
  const encrypt = buildConnector({ ...tls, timeout: patienceMs });
  return (options, done) => {
    const secure = options.protocol === 'https:';
    const target = { host: bare(options.hostname), port: Number(options.port || (secure ? 443 : 80)) };
    through(target).then(
      socket => {
        socket.setNoDelay(true).setKeepAlive(true, 60_000);
        if (secure) encrypt({ ...options, httpSocket: socket }, done);
        else done(null, socket);
      },
      thrown => {
        const why = thrown instanceof Error ? thrown.message : String(thrown);
        done(Object.assign(new Error(why), { code: tunnelDown }), null);
      },
    );
  };
}

const socks =
  (proxy: { host: string; port: number }): Through =>
  async destination => {
    const { socket } = await SocksClient.createConnection({
      proxy: { ...proxy, type: 5 },
      command: 'connect',
      destination,
      timeout: patienceMs,
    });
    return socket as Socket;
  };

const httpProxy =
  (proxy: { host: string; port: number }): Through =>
  ({ host, port }) =>
    new Promise((done, failed) => {
      const target = `${host.includes(':') ? `[${host}]` : host}:${port}`;
      const asking = request({
        ...proxy,
        method: 'CONNECT',
        path: target,
        headers: { host: target },
        agent: false,
      });
      asking.setTimeout(patienceMs, () => asking.destroy(new Error('timeout')));
      asking.once('error', failed);
      asking.once('connect', ({ statusCode }, socket) => {
        if (statusCode === 200) return done(socket.setTimeout(0) as Socket);
        socket.destroy();
        failed(new Error(`status ${statusCode}`));
      });
      asking.once('response', ({ statusCode }) => {
        asking.destroy();
        failed(new Error(`status ${statusCode}`));
      });
      asking.end();
    });

const bare = (host: string) => host.replace(/^\[|\]$/g, '');
