import { describe, expect, it } from 'vitest';
import { readInvitationList } from './invitation-list.ts';

const brief = (text: string) =>
  readInvitationList(text).map(({ name, email, delegation, standing, isFocalPoint, role, language, faults }) => ({
    name,
    email,
    delegation,
    standing,
    isFocalPoint,
    role,
    language,
    faults,
  }));
const line = (fields: object) => ({
  name: null,
  email: null,
  delegation: null,
  standing: null,
  isFocalPoint: false,
  role: null,
  language: null,
  faults: [],
  ...fields,
});

describe('[PE11] reads a pasted list', () => {
  it('with the address in brackets and commas between', () => {
    expect(brief('Amina Farouk <Amina@MFA.example>, Egypt, head')).toEqual([
      line({ name: 'Amina Farouk', email: 'amina@mfa.example', delegation: 'Egypt', standing: 'head' }),
    ]);
  });

  it('as a spreadsheet copies it, with tabs and a cell of its own for the address', () => {
    expect(brief('Li Wei\tli@mfa.example\tChina\tadviser\t\tzh\r\n')).toEqual([
      line({ name: 'Li Wei', email: 'li@mfa.example', delegation: 'China', standing: 'adviser', language: 'zh' }),
    ]);
  });

  it('with semicolons, and commas within a name', () => {
    expect(brief('Farouk, Amina; amina@mfa.example; Congo, Democratic Republic; expert')).toEqual([
      line({
        name: 'Farouk, Amina',
        email: 'amina@mfa.example',
        delegation: 'Congo, Democratic Republic',
        standing: 'expert',
      }),
    ]);
  });

  it('with quoted names that hold the separator', () => {
    expect(brief('"Farouk, Amina" <amina@mfa.example>, "Bolivia, Plurinational State of", alternate')).toEqual([
      line({
        name: 'Farouk, Amina',
        email: 'amina@mfa.example',
        delegation: 'Bolivia, Plurinational State of',
        standing: 'alternate',
      }),
    ]);
  });

  it('with columns in the order that its first line says, in any language', () => {
    expect(brief('Pays;Nom;Courriel\nCôte d’Ivoire;Awa Koné;awa@mae.example')).toEqual([
      line({ name: 'Awa Koné', email: 'awa@mae.example', delegation: 'Côte d’Ivoire' }),
    ]);
  });

  it('with words of several languages for standing and role', () => {
    expect(
      brief(
        'A <a@x.example>, Egypt, رئيسة الوفد\nB <b@x.example>, , , interprète\nC <c@x.example>, Peru, Asesora y punto focal',
      ).map((one) => [one.standing, one.isFocalPoint, one.role]),
    ).toEqual([
      ['head', false, null],
      [null, false, 'interpreter'],
      ['adviser', true, null],
    ]);
  });

  it('with Arabic commas', () => {
    expect(brief('أمينة <a@x.example>، مصر، خبيرة')).toEqual([
      line({ name: 'أمينة', email: 'a@x.example', delegation: 'مصر', standing: 'expert' }),
    ]);
  });

  it('passing over empty lines and counting them', () => {
    expect(readInvitationList('\n\n  \nA <a@x.example>, Peru, head').map((one) => one.line)).toEqual([4]);
  });

  it.each([
    ['A <a@x>, Peru, head', 'bad-address'],
    ['A <a b@x.example>, Peru, head', 'bad-address'],
    ['A, , Peru, head', 'no-address'],
    ['A <a@x.example>, Peru, king', 'bad-standing'],
    ['A <a@x.example>, , , emperor', 'bad-role'],
    ['A <a@x.example>, Peru, head, , klingon', 'bad-language'],
    ['A <a@x.example>', 'nothing-to-do'],
    ['A <a@x.example>, Peru, head, , en, more', 'too-many-cells'],
  ])('naming what is wrong: %s', (text, fault) => {
    expect(brief(text)[0]!.faults).toContain(fault);
  });

  it('whatever it is given, within a second', () => {
    const nasty = `${'<'.repeat(5000)}\n${'"'.repeat(5000)}\n${'a'.repeat(50_000)}@${'b.'.repeat(20_000)}\n${',;\t'.repeat(5000)}`;
    expect(readInvitationList(nasty)).toHaveLength(4);
  });
});
