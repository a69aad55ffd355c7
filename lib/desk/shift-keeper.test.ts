import { expect, it, vi } from 'vitest';
import type { Shift } from '../sync/shift.ts';
import { createShiftKeeper } from './shift-keeper.ts';

const HOUR = 3_600_000;
const written = { ok: true, value: { file: 'f', lines: 1, hash: 'h' } } as const;

function keeperWith(over: Partial<Shift>, forgets = false) {
  const shift: Shift = {
    signOff: async () => written,
    settle: async () => 'none',
    fateOf: async () => 'delivered',
    isDue: async () => true,
    ...over,
  };
  const sign = vi.fn(async () => undefined);
  const signOff = vi.spyOn(shift, 'signOff');
  const isDue = vi.spyOn(shift, 'isDue');
  return { keeper: createShiftKeeper({ shift, forgets: async () => forgets, sign }), sign, signOff, isDue };
}

it('writes by itself what has waited for a day, and takes the sign away', async () => {
  const { keeper, sign, signOff, isDue } = keeperWith({});
  await keeper.look();
  expect(isDue).toHaveBeenCalledWith(24 * HOUR);
  expect(signOff).toHaveBeenCalledOnce();
  expect(sign).toHaveBeenLastCalledWith(false);
});

it.each(['not_allowed', 'too_large'] as const)('raises the sign where it may or can not: %s', async (reason) => {
  const { keeper, sign } = keeperWith({ signOff: async () => ({ ok: false, reason }) });
  await keeper.look();
  expect(sign).toHaveBeenLastCalledWith(true);
});

it('waits an hour only where the device has forgotten before', async () => {
  const { keeper, isDue } = keeperWith({}, true);
  await keeper.look();
  expect(isDue).toHaveBeenCalledWith(HOUR);
});

it('leaves alone what is not due, and what is under way', async () => {
  const idle = keeperWith({ isDue: async () => false });
  await idle.keeper.look();
  expect(idle.signOff).not.toHaveBeenCalled();
  const under = keeperWith({ settle: async () => 'under_way' });
  await under.keeper.look();
  expect(under.signOff).not.toHaveBeenCalled();
});

it('answers a press that comes again while it runs with the same answer', async () => {
  const { keeper, signOff } = keeperWith({});
  expect(await Promise.all([keeper.answer(), keeper.answer()])).toEqual([
    { ok: true, callKey: null },
    { ok: true, callKey: null },
  ]);
  expect(signOff).toHaveBeenCalledOnce();
});

it('signs as the last look saw it, however long an earlier one took', async () => {
  const slow = Promise.withResolvers<boolean>();
  const due = [slow.promise, Promise.resolve(false)];
  const { keeper, sign } = keeperWith({
    isDue: () => due.shift() ?? Promise.resolve(false),
    signOff: async () => ({ ok: false, reason: 'not_allowed' }),
  });
  const looks = [keeper.look(), keeper.look()];
  slow.resolve(true);
  await Promise.all(looks);
  expect(sign.mock.calls).toEqual([[true], [false]]);
});

it('leaves the sign as it is while another page of ours writes', async () => {
  const { keeper, sign } = keeperWith({ signOff: async () => ({ ok: false, reason: 'busy' }) });
  await keeper.look();
  expect(sign).not.toHaveBeenCalled();
});
