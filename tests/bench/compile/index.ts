import { execFileSync } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { write } from '@penholder/server/output/writers/write';
import { median } from '../documents/statistics.ts';
import { anAnnexOf } from './annex.ts';
import { run, type Taken } from './run.ts';

const SIZES = [500, 5_000];
const WRITE_ONE = join(import.meta.dirname, 'write-one.ts');

interface Writer {
  name: string;
  /** What it is, where it is not Penholder itself: left out where it is not there. */
  needs?: string;
  /** Makes `out` in the folder, in which the annex is as `annex.json`, `annex.md`, `annex.html` and `annex.docx`. */
  make(folder: string, out: string): Promise<Taken>;
}

/** LibreOffice names the file itself, and keeps a profile: each run has its own, so that none waits for another. */
const office =
  (from: string, to: 'docx' | 'pdf', filter = '') =>
  async (folder: string, out: string) => {
    const args = ['--headless', `-env:UserInstallation=file://${folder}/profile`];
    const taken = await run('soffice', [...args, '--convert-to', `${to}${filter}`, '--outdir', 'made', from], folder);
    renameSync(join(folder, 'made', `annex.${to}`), join(folder, out));
    return taken;
  };
const ours = (format: 'docx' | 'pdf') => (folder: string, out: string) =>
  run(process.execPath, [WRITE_ONE, 'annex.json', format, out], folder);

const WRITERS: Readonly<Record<'docx' | 'pdf', readonly Writer[]>> = {
  docx: [
    { name: 'Penholder', make: ours('docx') },
    {
      name: 'pandoc, from Markdown',
      needs: 'pandoc',
      make: (folder, out) => run('pandoc', ['-f', 'gfm', '-t', 'docx', '--toc', '-o', out, 'annex.md'], folder),
    },
    {
      name: 'LibreOffice, from HTML',
      needs: 'soffice',
      make: office('annex.html', 'docx', ':MS Word 2007 XML'),
    },
  ],
  pdf: [
    { name: 'Penholder', make: ours('pdf') },
    { name: 'LibreOffice, from DOCX', needs: 'soffice', make: office('annex.docx', 'pdf') },
    { name: 'LibreOffice, from HTML', needs: 'soffice', make: office('annex.html', 'pdf', ':writer_web_pdf_Export') },
  ],
};

/** Writes the same annex with Penholder and with what else is there, in turn; prints a table. */
export async function compile(runs: number): Promise<void> {
  console.log(
    '| Practices | Format | By | median s | min–max | most MB | file MB |\n|---:|---|---|---:|---:|---:|---:|',
  );
  for (const size of SIZES) {
    const folder = mkdtempSync(join(tmpdir(), 'penholder-compile-'));
    try {
      const publication = anAnnexOf(size);
      writeFileSync(join(folder, 'annex.json'), JSON.stringify(publication));
      for (const [format, ending] of [
        ['markdown', 'md'],
        ['html', 'html'],
        ['docx', 'docx'],
      ] as const)
        writeFileSync(join(folder, `annex.${ending}`), (await write(publication, format)).bytes);
      for (const format of ['docx', 'pdf'] as const) {
        const writers = WRITERS[format].filter(({ needs }) => needs === undefined || isThere(needs));
        const taken = new Map<Writer, Taken[]>();
        for (let turn = 0; turn < runs; turn++)
          for (const writer of writers)
            taken.set(writer, [...(taken.get(writer) ?? []), await writer.make(folder, `made.${format}`)]);
        for (const writer of writers) {
          const all = taken.get(writer)!;
          await writer.make(folder, `made.${format}`);
          const seconds = all.map((one) => one.seconds);
          const told = [
            median(seconds).toFixed(1),
            `${Math.min(...seconds).toFixed(1)}–${Math.max(...seconds).toFixed(1)}`,
            Math.max(...all.map((one) => one.megabytes)).toFixed(0),
            (statSync(join(folder, `made.${format}`)).size / 1e6).toFixed(1),
          ];
          console.log(`| ${[size, format.toUpperCase(), writer.name, ...told].join(' | ')} |`);
        }
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

function isThere(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    console.log(`${program} is not there and is left out.`);
    return false;
  }
}
