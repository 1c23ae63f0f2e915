// Credentials at rest: AES-256-GCM under KONTOR_ENCRYPTION_KEY. Sealed text names its key, so that old and new keys
// can live side by side while everything is sealed anew.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { secretFile } from './secret-file.ts';
import { say } from './sentences.ts';

export type Vault = ReturnType<typeof openVault>;

type Key = ReturnType<typeof parseKey>;

/**
 * `keys` are base64 texts of 32 bytes, comma-separated, the current one first; the others only open.
 * Undefined: the key in the folder, which is made (mode 0600) when there is none.
 */
export function openVault(keys: string | undefined, folder: string) {
  const all = keys === undefined ? [parseKey(keyInFolder(folder), join(folder, keyFile))] : keysIn(keys);
  const [current] = all as [Key, ...Key[]];
  return {
    /** Of the key that seals. */
    keyId: current.id,
    seal(plain: string): string {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', current.bytes, nonce);
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return ['v1', current.id, Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64')].join(
        ':',
      );
    },
    /** Throws `config/wrong-encryption-key` when no key opens it. */
    open(sealed: string): string {
      const [version, id, text] = sealed.split(':');
      const key = all.find(one => one.id === id);
      if (version !== 'v1' || !key || !text) {
        throw say.error('wrong-encryption-key');
      }
      const bytes = Buffer.from(text, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', key.bytes, bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    },
    /** False when `sealed` should be sealed anew because it is under an older key. */
    isCurrent: (sealed: string) => sealed.split(':')[1] === current.id,
  };
}

/** The fingerprints of the keys that `openVault` would use; none is made where there is none. */
export function fingerprintsOf(keys: string | undefined, folder: string): string[] {
  const all = keys === undefined ? keysInFolder(folder) : keysIn(keys);
  return all.map(({ id }) => id);
}
const keysIn = (keys: string) => keys.split(',').map(text => parseKey(text, 'KONTOR_ENCRYPTION_KEY'));

function keysInFolder(folder: string): Key[] {
  const path = join(folder, keyFile);
  return existsSync(path) ? [parseKey(readFileSync(path, 'utf8'), path)] : [];
}

function parseKey(text: string, place: string) {
  const bytes = Buffer.from(text.trim(), 'base64');
  if (bytes.length !== 32) {
    throw say.error('bad-encryption-key', { place }, { details: { place } });
  }
  return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 8), bytes };
}

const keyFile = 'encryption.key';

function keyInFolder(folder: string): string {
  return secretFile(folder, keyFile, () => randomBytes(32).toString('base64'));
}
