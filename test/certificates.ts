// Certificates of our own for tests: an authority, a server for 127.0.0.1, a client; PEM texts.
import { generate } from 'selfsigned';

export interface Pair {
  certificate: string;
  key: string;
}

export async function certificates() {
  const authority = await generate([{ name: 'commonName', value: 'Test authority' }], {
    keySize: 2048,
    algorithm: 'sha256',
    extensions: [{ name: 'basicConstraints', cA: true, critical: true }],
  });
  const issue = async (name: string): Promise<Pair> => {
    const pems = await generate([{ name: 'commonName', value: name }], {
      keySize: 2048,
      algorithm: 'sha256',
      ca: { cert: authority.cert, key: authority.private },
      extensions: [
        { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
        { name: 'extKeyUsage', serverAuth: true, clientAuth: true },
      ],
    });
    return { certificate: pems.cert, key: pems.private };
  };
  return { ca: authority.cert, server: await issue('127.0.0.1'), client: await issue('KONTOR_COMM'), issue };
}
