import { expect, it } from 'vitest';
import { chooseFor, everyOther } from './policy-choice.ts';

const care = { queue: 'care', policy: 'public_sector' };
const other = { queue: everyOther, policy: 'default' };

it('adds a choice, changes it where it stands, and takes it away', () => {
  expect(chooseFor([], 'care', 'public_sector')).toEqual([care]);
  expect(chooseFor([care, other], 'care', 'strict')).toEqual([{ queue: 'care', policy: 'strict' }, other]);
  expect(chooseFor([care, other], 'care', null)).toEqual([other]);
  expect(chooseFor([care], 'sales', null)).toEqual([care]);
});

it('leaves nothing chosen where the last choice goes', () => {
  expect(chooseFor([care], 'care', null)).toBeUndefined();
});
