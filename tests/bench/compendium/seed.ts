import { randomUUID } from 'node:crypto';
import { json, sql, transaction } from '@penholder/db';
import { saveIndexed } from '@penholder/db/compendium';
import type { Printed } from '@penholder/shared/compendium';
import { indexPractice } from '@penholder/shared/compendium/indexing';
import type { Language } from '@penholder/shared/kernel';
import type { PracticeId } from '@penholder/shared/practices';
import {
  BENEFICIARY_GROUPS,
  EVIDENCE_LEVELS,
  GUIDING_PRINCIPLES,
  JOURNEY_PHASES,
  LIVING_STATUSES,
  SDG_TARGETS,
  STATE_CODES,
} from '@penholder/shared/practices';
import type { TestServer } from '../../_support/harness.ts';

/** Words of six languages that practices are made of, from common to rare. */
const WORDS: Readonly<Partial<Record<Language, string>>> = {
  en: 'migrants health clinics access workers education services rights local regular pathways training children nurses mobile seasonal recruitment documents housing language schools cities vaccination remittances return skills consular shelter labour permits',
  fr: 'migrants santé accès travailleurs éducation services droits régularisation formation enfants saisonniers recrutement documents logement langue écoles villes vaccination retour compétences consulaire protection permis infirmières mobiles dialogue autorités communes familles femmes',
  es: 'migrantes salud acceso trabajadores educación servicios derechos regularización formación niños temporeros contratación documentos vivienda lengua escuelas ciudades vacunación retorno competencias consular protección permisos enfermeras móviles diálogo autoridades municipios familias mujeres',
  ru: 'мигранты здоровье доступ работники образование услуги права регуляризация обучение дети сезонные наём документы жильё язык школы города вакцинация возвращение навыки консульская защита разрешения медсёстры мобильные диалог власти общины семьи женщины',
  ar: 'المهاجرون الصحة الوصول العمال التعليم الخدمات الحقوق التسوية التدريب الأطفال الموسميون الاستقدام الوثائق السكن اللغة المدارس المدن التطعيم العودة المهارات القنصلية الحماية التصاريح الممرضات المتنقلة الحوار السلطات البلديات الأسر النساء',
  zh: '移民健康 医疗服务 工人权利 教育机会 职业培训 儿童保护 季节性工人 招聘制度 身份证件 住房支持 语言课程 学校 城市 疫苗接种 回返 技能认证 领事保护 许可证 护士 流动诊所 对话机制 地方当局 社区 家庭 妇女 数据收集 汇款 合法途径 就业 融入社会',
};
const LANGUAGES = Object.keys(WORDS) as Language[];

/** The same numbers in every run (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Writes `count` practices of five round tables in six languages into a compendium that has none of its own. */
export async function seedCompendium(server: TestServer, count: number): Promise<void> {
  const { db } = server.opened;
  // What they are entries of, the table's own practices, is not measured.
  for (const table of ['compendium_practice', 'compendium_printing'])
    await sql`alter table ${sql.table(table)} drop constraint ${sql.ref(`${table}_practice_id_fkey`)}`.execute(db);
  const next = numbers(2026);
  const upTo = (most: number) => Math.floor(next() * most);
  const pick = <Item>(list: readonly Item[]): Item => list[upTo(list.length)]!;
  const tables = await Promise.all(
    Array.from({ length: 5 }, (_, place) => aPublishedEdition(server, `RT${place + 1}`)),
  );
  const sentence = (language: Language, length: number) => {
    const words = WORDS[language]!.split(' ');
    // Squared: the first words are in most texts and the last in few.
    return Array.from({ length }, () => words[Math.floor(next() ** 2 * words.length)]!).join(
      language === 'zh' ? '' : ' ',
    );
  };
  for (let begun = 0; begun < count; begun += 500)
    await transaction(db, async (trx) => {
      for (let place = begun; place < Math.min(count, begun + 500); place++) {
        const table = pick(tables);
        const language = LANGUAGES[place % LANGUAGES.length]!;
        const area = upTo(6);
        const countries = [...new Set(Array.from({ length: 1 + upTo(3) }, () => pick(STATE_CODES)))];
        const printed: Printed = {
          edition: {
            ...table.edition,
            publishedAt: new Date(Date.UTC(2024, 0, 1, 0, place)).toISOString(),
            code: table.code,
            roundTable: `${table.code}: Migration`,
            forum: 'Forum, 2026',
          },
          facts: {
            number: place + 1,
            version: 1,
            language,
            title: sentence(language, 7),
            summary: sentence(language, 60),
            area: {
              id: table.areas[area]! as Printed['facts']['area']['id'],
              names: { en: `${sentence('en', 2)} ${area}`, ar: sentence('ar', 2) },
            },
            submitters: [{ names: { en: `Delegation ${upTo(150)}`, fr: `Délégation ${upTo(150)}` }, kind: 'state' }],
            countries,
            partners: sentence(language, 6),
            beneficiaries: sentence(language, 4),
            startDate: next() < 0.9 ? String(1990 + upTo(36)) : null,
            endDate: null,
            livingStatus: pick(LIVING_STATUSES),
            livingStatusOn: null,
            evidenceLevel: pick(EVIDENCE_LEVELS),
            sources: [{ label: sentence(language, 5), address: 'https://example.org/law' }],
            instruments: [{ en: `Convention on ${sentence('en', 3)} (${1950 + upTo(70)})` }],
            objectives: [...new Set([1 + upTo(23), 1 + upTo(23)])],
            targets: [...new Set(['10.7', pick(SDG_TARGETS)])],
            phases: [pick(JOURNEY_PHASES)],
            principles: [pick(GUIDING_PRINCIPLES)],
            groups: [pick(BENEFICIARY_GROUPS)],
          },
          text: [{ text: sentence('en', 45) }],
          disclaimers: [],
        };
        const id = randomUUID() as PracticeId;
        await saveIndexed(trx, table.id, [{ id, indexed: indexPractice([printed]) }]);
        await trx
          .insertInto('compendium_printing')
          .values({ practice_id: id, edition_id: table.edition.id, version: 1, printed: json(printed) })
          .execute();
      }
    });
  // Nothing of these is known to have been withdrawn.
  await sql`update compendium_practice set is_withdrawn = false`.execute(db);
  await sql`vacuum (full, analyze) compendium_practice`.execute(db);
}

/** A round table whose one edition, in English, is published, with the areas that its practices are filed under. */
async function aPublishedEdition(server: TestServer, code: string) {
  const { id } = await server.aRoundTable({ code });
  const edition = {
    symbol: `${code}/ANNEXES/ED.1`,
    number: 1,
    language: 'en',
    issuedOn: '2026-01-31',
  } as const;
  const row = await server.opened.db
    .insertInto('edition')
    .values({
      round_table_id: id,
      symbol: edition.symbol,
      number: edition.number,
      language: edition.language,
      issued_on: edition.issuedOn,
      letters: ['A'],
      status: 'published',
      published_at: sql<Date>`now()`,
      created_by: (await server.aPerson()).id,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { code, id, edition: { ...edition, id: row.id }, areas: Array.from({ length: 6 }, () => randomUUID()) };
}
