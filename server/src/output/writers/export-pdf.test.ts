import type { NodeTypstDocument, RenderPdfOpts } from '@myriaddreamin/typst-ts-node-compiler';
import { describe, expect, it } from 'vitest';
import { exportPdf } from './export-pdf.ts';

const pages = {} as NodeTypstDocument;

describe('the export of pages', () => {
  it('gives a file without tags and a warning where tagging fails', () => {
    const asked: (RenderPdfOpts | undefined)[] = [];
    const pdf = (_: unknown, options?: RenderPdfOpts): Buffer => {
      asked.push(options);
      if (options?.pdfTags !== false) throw new Error('PDF/UA-1 error');
      return Buffer.from('%PDF');
    };
    expect(exportPdf({ pdf }, pages)).toEqual({
      bytes: new Uint8Array(Buffer.from('%PDF')),
      warnings: [{ code: 'untagged', detail: 'PDF/UA-1 error' }],
    });
    expect(asked).toEqual([{ pdfStandard: 'ua-1' }, { pdfTags: false }]);
  });

  it('throws where the pages cannot be written at all', () => {
    const pdf = (): Buffer => {
      throw new Error('no memory');
    };
    expect(() => exportPdf({ pdf }, pages)).toThrow('no memory');
  });
});
