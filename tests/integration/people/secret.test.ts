import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVault, loadSecret } from '@penholder/server/vault';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../../_support/harness.ts';
import { aSignedInBrowser, emailOf } from '../../_support/sign-in.ts';

let dataDir: string;
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'penholder-secret-'));
});
afterAll(() => rmSync(dataDir, { recursive: true }));

describe('the secret of the server', () => {
  it('is made once and kept where only its owner reads it', () => {
    const secret = loadSecret({ secret: undefined, dataDir });
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(statSync(join(dataDir, 'secret')).mode & 0o777).toBe(0o600);
    expect(loadSecret({ secret: undefined, dataDir })).toBe(secret);
    expect(readFileSync(join(dataDir, 'secret'), 'utf8')).toBe(secret);
  });

  it('is what the environment says, where it says one', () => {
    const secret = 'told by the environment, long enough';
    expect(loadSecret({ secret, dataDir })).toBe(secret);
  });

  it('signs nobody out when the server starts again', async () => {
    const first = await startServer({ config: { secret: undefined, dataDir } });
    try {
      const email = await emailOf(first, (await first.aPerson()).id);
      const cookies = (await aSignedInBrowser(first, email)).cookies;
      // Another node on the same database, or the same one after a restart.
      const second = await startServer({ config: { secret: undefined, dataDir } });
      try {
        const vault = createVault(loadSecret({ secret: undefined, dataDir }));
        const [token, signature] = decodeURIComponent(cookies.get('penholder')!).split('.');
        expect(vault.isSigned(token!, signature!)).toBe(true);
        expect(second.app.deps.vault.isSigned(token!, signature!)).toBe(true);
        expect(createVault('another secret, just as long as it must be').isSigned(token!, signature!)).toBe(false);
      } finally {
        await second.close();
      }
    } finally {
      await first.close();
    }
  });

  it('opens what it sealed, and nothing that was changed or sealed with another', () => {
    const [mine, theirs] = [
      createVault('a secret of mine, long enough'),
      createVault('a secret of theirs, long enough'),
    ];
    const sealed = mine.seal('https://table.example/sign-in/confirm#token');
    expect(mine.open(sealed)).toBe('https://table.example/sign-in/confirm#token');
    expect(mine.seal('same').equals(mine.seal('same'))).toBe(false);
    expect(() => theirs.open(sealed)).toThrow('unable to authenticate');
    sealed[sealed.length - 1]! ^= 1;
    expect(() => mine.open(sealed)).toThrow('unable to authenticate');
  });
});
