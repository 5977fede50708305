import { parseSync } from 'vite';
import { expect, it } from 'vitest';
import { leaner } from '../vite-plugins/lean-contracts.ts';

const lean = (code: string) => leaner(code, parseSync('contract.ts', code).program);

it('keeps method and path of a route and drops its schemas', () => {
  const code =
    "export const get = defineRoute({ method: 'GET', summary: 'one', path: '/x/:id', params: z.object({ id: z.uuid() }), reply: Thing.extend({ a: z.string() }) });";
  expect(lean(code)).toBe("export const get = /* @__PURE__ */ defineRoute({ method: 'GET', path: '/x/:id', });");
});

it('makes every schema the stand-in, and leaves types and rules alone', () => {
  const code = [
    'export const Phase = z.enum(PHASES).default("a");',
    'export type Phase = z.infer<typeof Phase>;',
    'export const can = (n: number) => n > LIMITS.z();',
  ].join('\n');
  expect(lean(code)).toBe(
    [
      'export const Phase = z;',
      'export type Phase = z.infer<typeof Phase>;',
      'export const can = (n: number) => n > LIMITS.z();',
    ].join('\n'),
  );
});
