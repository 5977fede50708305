import { type Found, found } from './found.ts';
import type { LintMaterial } from './material.ts';

/** AX56: sentences to which a submitter objects and nobody has answered; whose objection it is is not said. */
export const openObjections = ({ practices, objections, facts }: LintMaterial): Found[] =>
  practices.flatMap(({ practice: { id }, text }) =>
    (objections?.get(id) ?? []).map((objection) =>
      found({
        rule: 'objection-open',
        place: { kind: 'practice', id },
        language: facts.language,
        params: { isOlder: Number(objection.sentence !== text.text) },
        detail: objection.id,
        about: `${objection.id} ${text.text}`,
      }),
    ),
  );
