import { describe, expect, it } from 'vitest';
import type { Publication } from '@penholder/shared/documents';
import { contentHash, sha256 } from './content-hash.ts';

const publication: Publication = {
  symbol: 'X',
  language: 'en',
  title: 'Title',
  forum: 'F',
  roundTable: 'R',
  issuedOn: '2023-09-14',
  disclaimers: [],
  blocks: [],
  footnotes: [],
};

describe('the content hash', () => {
  it('is the SHA-256 of the canonical JSON', () => {
    const canonical =
      '{"blocks":[],"disclaimers":[],"footnotes":[],"forum":"F","issuedOn":"2023-09-14","language":"en","roundTable":"R","symbol":"X","title":"Title"}';
    expect(contentHash(publication)).toBe(sha256(canonical));
  });

  it('does not see the order of members, and sees every change', () => {
    const { title, ...rest } = publication;
    expect(contentHash({ title, ...rest })).toBe(contentHash(publication));
    expect(contentHash({ ...publication, title: 'Title ' })).not.toBe(contentHash(publication));
    expect(contentHash({ ...publication, subtitle: '' })).not.toBe(contentHash(publication));
  });
});
