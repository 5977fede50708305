import { compileEdition, publishEdition } from '@penholder/shared/output';
import { COMPILE_EDITIONS } from '../../src/output/compile-work.ts';
import type { Loading } from './loading.ts';
import { asPerson } from './loading.ts';

/** The first edition of the annexes: what was cleared by then, compiled by the penholder and published. */
export async function loadEditions(loading: Loading): Promise<void> {
  const { app, sample, code } = loading;
  const penholder = sample.people.find((person) => person.roles.includes('penholder'));
  if (!penholder) throw new Error('The sample needs a penholder.');
  const call = asPerson(loading, penholder.key);
  const { id } = await call(compileEdition, {
    params: { roundTable: code },
    body: { letters: ['A', 'B', 'C'], language: 'en' },
  });
  await app.deps.clockwork.runOnce(COMPILE_EDITIONS);
  await call(publishEdition, { params: { roundTable: code, edition: id } });
}
