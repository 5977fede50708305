import * as contract from '@penholder/shared/practices';
import type { Deps } from '../../deps.ts';
import type { Mount } from '../../http/mount.ts';
import { answerLineage, takeLineageBack } from './answer-lineage.ts';
import { declineEndorsingToo } from './ask-endorsers.ts';
import { presentProposalById } from './present-lineage.ts';
import { proposeLineage } from './propose-lineage.ts';

/** Mounts what is done with practices that carry on others. */
export function mountLineage(mount: Mount, deps: Deps): void {
  const { db } = deps;
  mount(contract.proposeLineage, async ({ actor, roundTable, language, body }) => {
    const id = await proposeLineage(deps, actor, roundTable, body);
    return presentProposalById(db, { actor, roundTable, language }, id);
  });
  mount(contract.getLineageProposal, ({ actor, roundTable, language, params }) =>
    presentProposalById(db, { actor, roundTable, language }, params.proposal),
  );
  mount(contract.answerLineage, async ({ actor, roundTable, language, params, body }) => {
    await answerLineage(deps, actor, roundTable, params.proposal, { delegationId: params.delegation, ...body });
    return presentProposalById(db, { actor, roundTable, language }, params.proposal);
  });
  mount(contract.takeLineageBack, async ({ actor, roundTable, language, params }) => {
    await takeLineageBack(deps, actor, roundTable, params.proposal);
    return presentProposalById(db, { actor, roundTable, language }, params.proposal);
  });
  mount(contract.declineEndorsingToo, ({ actor, params }) =>
    declineEndorsingToo(deps, actor, params.practice, params.delegation),
  );
}
