import { describe, expect, it } from 'vitest';
import { type ActFacts, kindOfAct } from './acts.ts';

const kind = (over: Partial<ActFacts>) =>
  kindOfAct({
    act: 'response.submitted',
    details: {},
    isForDelegation: true,
    subjectLevel: undefined,
    isOfficer: false,
    isAccredited: true,
    ...over,
  });

describe('an act in the audit log', () => {
  it.each([
    ['round-table.attribution-raised', { attribution: 'unattributed' }],
    ['accreditation.given', {}],
  ])('[RT11] is open where it runs the table: %s', (act, details) => {
    expect(kind({ act, details })).toEqual({ is: 'open' });
  });

  it.each([
    [undefined, 'person'],
    ['delegation', 'person'],
    ['category', 'category'],
    ['sealed', 'sealed'],
  ] as const)('[RT11] is a voice no louder than its subject, %s', (subjectLevel, level) => {
    expect(kind({ subjectLevel })).toEqual({ is: 'voice', level });
  });

  it('[RT11] is an office’s where a co-chair acts on what a delegation made', () => {
    expect(kind({ isOfficer: true, isAccredited: false, subjectLevel: 'unattributed' })).toEqual({
      is: 'office',
      level: 'unattributed',
    });
    expect(kind({ isOfficer: true, isAccredited: true })).toEqual({ is: 'voice', level: 'person' });
  });

  it('[RT11] is a voice where a delegate acts for no delegation, and open where an office does', () => {
    expect(kind({ isForDelegation: false })).toEqual({ is: 'voice', level: 'person' });
    expect(kind({ isForDelegation: false, isOfficer: true })).toEqual({ is: 'open' });
    expect(kind({ isForDelegation: false, isOfficer: true, details: { attribution: 'category' } })).toEqual({
      is: 'voice',
      level: 'category',
    });
  });

  it('[RT11] names nobody where it is not known in what place somebody acted', () => {
    expect(kind({ isAccredited: false, subjectLevel: 'unattributed' })).toEqual({ is: 'voice', level: 'unattributed' });
  });
});
