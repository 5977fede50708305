import { findGroup, findInstrument, listGroups, listInstruments } from '@penholder/db/instruments';
import * as contract from '@penholder/shared/instruments';
import type { Actor } from '@penholder/shared/people';
import type { Deps } from '../deps.ts';
import type { Mount } from '../http/mount.ts';
import {
  addToGroup,
  createGroup,
  editGroup,
  orderGroup,
  orderGroups,
  removeGroup,
  takeFromGroup,
} from './arrange-groups.ts';
import { createInstrument, editInstrument, mergeInstrument, removeInstrument } from './keep-register.ts';
import { presentCited, presentCitations, presentCitedInResponse } from './present-citations.ts';
import { readCitationsWork } from './read-citations.ts';
import { presentGroup, presentInstrument, presentInstruments, presentWholeGroup } from './present-instrument.ts';

/** Mounts this shelf's operations. */
export function mountInstruments(mount: Mount, deps: Deps): void {
  mountRegister(mount, deps);
  mountCitations(mount, deps);
  mountGroups(mount, deps);
}

function mountRegister(mount: Mount, deps: Deps): void {
  const { db } = deps;
  const one = async (actor: Actor, id: contract.InstrumentId) => {
    const row = await findInstrument(db, actor.roundTableId, id);
    return (await presentInstruments(db, actor, [row!]))[0]!;
  };
  mount(contract.listInstruments, async ({ actor, query }) => {
    const { limit, after, sort, ...filters } = query;
    const page = await listInstruments(db, actor.roundTableId, { filters, sort, limit, after });
    return { ...page, items: await presentInstruments(db, actor, page.items) };
  });
  mount(contract.getInstrument, ({ actor, params }) => presentInstrument(db, actor, params.instrument));
  mount(contract.createInstrument, async ({ actor, body: { group, isAnother, ...fields } }) =>
    one(actor, await createInstrument(deps, actor, { fields, group, isAnother })),
  );
  mount(contract.editInstrument, async ({ actor, params, body }) => {
    await editInstrument(deps, actor, params.instrument, body);
    return one(actor, params.instrument);
  });
  mount(contract.mergeInstrument, async ({ actor, params, body }) => {
    await mergeInstrument(deps, actor, params.instrument, body.into);
    return one(actor, body.into);
  });
  mount(contract.removeInstrument, ({ actor, params }) => removeInstrument(deps, actor, params.instrument));
}

function mountCitations(mount: Mount, deps: Deps): void {
  const { db } = deps;
  deps.clockwork.add(readCitationsWork(deps));
  mount(contract.listCitations, ({ actor, roundTable, params }) =>
    presentCitations(db, actor, roundTable, params.instrument),
  );
  mount(contract.listCitedInstruments, ({ actor, params }) => presentCited(db, actor, params.practice));
  mount(contract.listCitedInResponse, ({ actor, roundTable, params }) =>
    presentCitedInResponse(db, actor, roundTable, params.response),
  );
}

function mountGroups(mount: Mount, deps: Deps): void {
  const { db } = deps;
  const group = async (actor: Actor, id: contract.GroupId) =>
    presentGroup((await findGroup(db, actor.roundTableId, id))!);
  const groups = async (actor: Actor) => ({ groups: (await listGroups(db, actor.roundTableId)).map(presentGroup) });
  mount(contract.listInstrumentGroups, ({ actor }) => groups(actor));
  mount(contract.getInstrumentGroup, ({ actor, params }) => presentWholeGroup(db, actor, params.group));
  mount(contract.createInstrumentGroup, async ({ actor, body }) => group(actor, await createGroup(deps, actor, body)));
  mount(contract.editInstrumentGroup, async ({ actor, params, body }) => {
    await editGroup(deps, actor, params.group, body);
    return group(actor, params.group);
  });
  mount(contract.removeInstrumentGroup, ({ actor, params }) => removeGroup(deps, actor, params.group));
  mount(contract.orderInstrumentGroups, async ({ actor, body }) => {
    await orderGroups(deps, actor, body.annex, body.ids);
    return groups(actor);
  });
  mount(contract.addToGroup, async ({ actor, params }) => {
    await addToGroup(deps, actor, params.group, params.instrument);
    return presentWholeGroup(db, actor, params.group);
  });
  mount(contract.takeFromGroup, async ({ actor, params }) => {
    await takeFromGroup(deps, actor, params.group, params.instrument);
    return presentWholeGroup(db, actor, params.group);
  });
  mount(contract.orderGroup, async ({ actor, params, body }) => {
    await orderGroup(deps, actor, params.group, body.ids);
    return presentWholeGroup(db, actor, params.group);
  });
}
