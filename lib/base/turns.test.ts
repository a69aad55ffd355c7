import { expect, it } from 'vitest';
import { createTurns } from './turns.ts';

it('begins each job when the one before it has ended, failed or not', async () => {
  const turns = createTurns();
  const told: string[] = [];
  const slow = Promise.withResolvers<void>();
  const first = turns.run(async () => {
    told.push('first begins');
    await slow.promise;
    told.push('first ends');
    throw new Error('first');
  });
  const second = turns.run(async () => told.push('second'));
  expect(turns.waiting()).toBe(2);
  slow.resolve();
  await expect(first).rejects.toThrow('first');
  await second;
  expect(told).toEqual(['first begins', 'first ends', 'second']);
  expect(turns.waiting()).toBe(0);
});
