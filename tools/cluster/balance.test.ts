import { expect, it } from 'vitest';
import { createBalancer, isSticky, visitorOf } from './balance.ts';

const asked = (url: string, given: { cookie?: string; isUpgrade?: boolean; address?: string } = {}) => ({
  url,
  headers: given.cookie === undefined ? {} : { cookie: given.cookie },
  address: given.address ?? '10.0.0.1',
  isUpgrade: given.isUpgrade ?? false,
});

it('divides requests and document sockets in turn', () => {
  const nodesFor = createBalancer([1, 2]);
  expect([1, 2, 3].map(() => nodesFor(asked('/api/v1/me')))).toEqual([
    [1, 2],
    [2, 1],
    [1, 2],
  ]);
  expect(nodesFor(asked('/collab/a', { isUpgrade: true }))).toEqual([2, 1]);
});

it('keeps plain document requests and Socket.IO with one node for each visitor', () => {
  const nodesFor = createBalancer([1, 2, 3]);
  const firsts = Array.from({ length: 60 }, (_, nth) => {
    const mine = { cookie: `a=b; penholder=${nth}` };
    const ways = [asked('/collab/a', mine), asked('/collab/a/line?after=1', mine), asked('/socket.io/?sid=1', mine)];
    const upgrade = asked('/socket.io/?sid=1', { ...mine, isUpgrade: true });
    const orders = [...ways, upgrade].map((one) => nodesFor(one).join());
    expect(new Set(orders).size).toBe(1);
    return nodesFor(upgrade)[0];
  });
  expect(new Set(firsts)).toEqual(new Set([1, 2, 3]));
});

it('moves only the visitors of a node that is gone', () => {
  const [all, fewer] = [createBalancer([1, 2, 3]), createBalancer([1, 3])];
  for (let nth = 0; nth < 60; nth++) {
    const one = asked('/socket.io/', { cookie: `penholder=${nth}` });
    expect(fewer(one)).toEqual(all(one).filter((node) => node !== 2));
  }
});

it('knows a visitor by sign-in, token or address, in this order', () => {
  expect(visitorOf({ ...asked('/collab/a?token=t', { cookie: '__Host-penholder=s' }) })).toBe('s');
  expect(visitorOf(asked('/collab/a?token=t'))).toBe('t');
  expect(visitorOf(asked('/collab/a', { address: '::1' }))).toBe('::1');
  expect(isSticky({ url: '/collab/a', isUpgrade: true })).toBe(false);
});
