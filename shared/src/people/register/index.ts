// A door of its own: who only needs the shapes of the shelf does not carry 50 kB of names.
export { mayBeKnownAs } from '../delegation-aliases.ts';
export { type DelegationFinder, delegationFinder, keysOf, type Nameable } from '../delegations-in-text.ts';
export { type Mention, partiesIn } from '../parties-in-text.ts';
export {
  type KnownParty,
  type KnownRegion,
  findParty,
  findRegion,
  isAcronym,
  knownRegions,
  knownStates,
  plainName,
  register,
  stateOf,
} from '../register-of-parties.ts';
