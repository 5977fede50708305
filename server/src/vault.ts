import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Config } from './config.ts';

/** What the server's secret is used for; each use has a key of its own, derived from it. */
export interface Vault {
  /** The key that sign-in cookies are signed with. */
  readonly cookieSecret: string;
  /** Encrypts a text for the database (AES-256-GCM: nonce, ciphertext, tag). */
  seal(text: string): Buffer;
  /** The text again; throws when it was sealed with another secret or changed since. */
  open(sealed: Uint8Array): string;
  /** Encrypts what one node of this server says to the others, in the same way. */
  sealMessage(bytes: Uint8Array): Buffer;
  /** The bytes again; undefined when they were sealed with another secret or changed since. */
  openMessage(sealed: Uint8Array): Buffer | undefined;
  /** A name that nodes with this secret share, by which nobody learns it. */
  nameOf(what: string): string;
  /** The signature of a cookie's value, base64. */
  sign(value: string): string;
  isSigned(value: string, signature: string): boolean;
}

const NONCE = 12;
const TAG = 16;

export function createVault(secret: string): Vault {
  const keyFor = (use: string) => Buffer.from(hkdfSync('sha256', secret, '', `penholder ${use}`, 32));
  const cookieSecret = keyFor('sign-in cookie').toString('hex');
  const sealingKey = keyFor('sealed text');
  const messageKey = keyFor('message between nodes');
  const namingKey = keyFor('name');
  const sign = (value: string) => createHmac('sha256', cookieSecret).update(value).digest('base64');
  return {
    cookieSecret,
    seal: (text) => seal(sealingKey, Buffer.from(text, 'utf8')),
    open: (sealed) => open(sealingKey, sealed).toString('utf8'),
    sealMessage: (bytes) => seal(messageKey, bytes),
    openMessage(sealed) {
      try {
        return open(messageKey, sealed);
      } catch {
        return undefined;
      }
    },
    nameOf: (what) => createHmac('sha256', namingKey).update(what).digest('hex').slice(0, 32),
    sign,
    isSigned(value, signature) {
      const right = Buffer.from(sign(value));
      const given = Buffer.from(signature);
      return right.length === given.length && timingSafeEqual(right, given);
    },
  };
}

function seal(key: Buffer, bytes: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

function open(key: Buffer, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAuthTag(bytes.subarray(-TAG));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]);
}

/**
 * The secret of this server: SECRET where it is set, else one that is made at the first start and kept in the data folder
 * (readable by its owner only), so that a restart signs nobody out. Several nodes must share one SECRET.
 */
export function loadSecret(config: Pick<Config, 'secret' | 'dataDir'>): string {
  if (config.secret) return config.secret;
  const file = path.join(config.dataDir, 'secret');
  fs.mkdirSync(config.dataDir, { recursive: true });
  try {
    // Written before it is used, and never over another: two processes that start at once agree on the first.
    fs.writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx', flush: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const secret = fs.readFileSync(file, 'utf8').trim();
  if (secret.length < 32)
    throw new Error(
      `${file} does not hold a secret of at least 32 characters. Delete it to have a new one made; everyone then signs in again.`,
    );
  return secret;
}
