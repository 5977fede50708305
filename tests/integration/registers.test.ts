import { EXPORT_FIELDS, listRegisters, LIVING_STATUSES } from '@penholder/shared/practices';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer, type TestServer } from '../_support/harness.ts';
import { sheetsOf } from '../_support/practice-files.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const asked = () => server.app.fastify.inject({ method: 'GET', url: '/api/v1/registers' });

it('[PR61] tells everybody what codes mean, and whose words that is', async () => {
  const answer = await asked();
  expect(answer.statusCode).toBe(200);
  const { registers } = listRegisters.reply!.parse(answer.json());
  const register = (id: string) => registers.find((one) => one.id === id)!;
  expect(register('living-statuses').codes.map(({ code }) => code)).toEqual([...LIVING_STATUSES]);
  expect(register('living-statuses')).toMatchObject({ column: 'living_status', source: null, officialIn: [] });
  expect(register('sdg-goals')).toMatchObject({
    source: 'A/RES/70/1',
    officialIn: ['en', 'fr', 'es', 'ar', 'zh', 'ru'],
  });
  expect(register('sdg-goals').codes[9]).toEqual({
    code: '10',
    within: null,
    names: {
      en: 'Reduced inequalities',
      fr: 'Inégalités réduites',
      es: 'Reducción de las desigualdades',
      ar: 'الحد من أوجه عدم المساواة',
      zh: '减少不平等',
      ru: 'Уменьшение неравенства',
    },
  });
  expect(register('sdg-targets')).toMatchObject({ column: 'sdg_targets', source: 'A/RES/70/1', officialIn: [] });
  expect(register('sdg-targets').codes).toHaveLength(169);
  expect(register('sdg-targets').codes.find(({ code }) => code === '10.7')).toEqual({
    code: '10.7',
    within: '10',
    names: {
      en: 'Orderly, safe, regular migration',
      fr: 'Migration ordonnée, sûre et régulière',
      es: 'Migración ordenada, segura y regular',
      ar: 'هجرة منظمة وآمنة ونظامية',
      zh: '有序、安全、正常的移民',
      ru: 'Упорядоченная, безопасная и легальная миграция',
    },
  });
  expect(registers.every(({ column }) => EXPORT_FIELDS.includes(column))).toBe(true);
});

it('[PR61] tells the same to everybody, to be kept for an hour', async () => {
  const [one, other] = [await asked(), await asked()];
  expect(one.headers['cache-control']).toBe('public, max-age=3600');
  expect(one.headers['set-cookie']).toBeUndefined();
  expect(one.body).toBe(other.body);
});

it('[PR61] is described for programs, as open to anyone', async () => {
  const openapi = (await server.app.fastify.inject({ method: 'GET', url: '/api/v1/openapi.json' })).json();
  expect(openapi.paths['/registers'].get).toMatchObject({ security: [] });
});

it('[PR61] names the codes of the compendium’s workbook in all six languages, the reader’s own first', async () => {
  const answer = await server.app.fastify.inject({ method: 'GET', url: '/api/v1/compendium/exports/xlsx?language=ru' });
  const [head, first] = sheetsOf(answer.rawPayload)['codes']!.rows;
  expect(head).toEqual(['field', 'code', 'русский', 'English', 'français', 'español', 'العربية', '中文']);
  expect(first).toEqual([
    'living_status',
    'planned',
    'Запланирована',
    'Planned',
    'Prévue',
    'Prevista',
    'مخطط لها',
    '计划中',
  ]);
});
