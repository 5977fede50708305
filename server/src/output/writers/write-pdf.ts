import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Publication } from '@penholder/shared/documents';
import { exportPdf } from './export-pdf.ts';
import { fonts } from './fonts.ts';
import { prepare } from './prepare.ts';
import { typstData } from './typst-data.ts';
import type { Written } from './write.ts';

/**
 * A publication as tagged PDF (PDF/UA-1), set by Typst in this process, synchronously: call it in a worker. The text goes
 * in as data and never as source; the compiler sees no file but its own empty folder. The same publication gives the
 * same bytes. Throws with the compiler's words when it cannot set the page.
 */
export function writePdf(publication: Publication): Written {
  const { files, has } = fonts();
  const { data, unprintable } = typstData(prepare(publication), has);
  const workspace = mkdtempSync(join(tmpdir(), 'penholder-pdf-'));
  try {
    const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: [...files] }] });
    const source = readFileSync(new URL('edition.typ', import.meta.url), 'utf8');
    const compiled = compiler.compile({ mainFileContent: source, inputs: { data: JSON.stringify(data) } });
    const faults = compiled.takeDiagnostics();
    if (compiled.result === null)
      throw new Error(
        `The PDF cannot be set: ${JSON.stringify(faults && compiler.fetchDiagnostics(faults)).slice(0, 2000)}`,
      );
    const { bytes, warnings } = exportPdf(compiler, compiled.result);
    compiler.evictCache(0);
    return {
      bytes,
      warnings: [...warnings, ...unprintable.map((character) => ({ code: 'unprintable' as const, character }))],
    };
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}
