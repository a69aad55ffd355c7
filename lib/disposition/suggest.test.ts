import { expect, it } from 'vitest';
import { defaultCodes } from './default-codes.ts';
import { suggestedCode } from './suggest.ts';

it.each([
  ['conduct.abusive', false, 'conduct'],
  ['resolved.customer_left', false, 'sorted'],
  ['resolved.wrong_number', false, 'wrong_number'],
  ['moved.transferred_cold', false, 'transferred'],
  ['technical.dropped_network', true, 'call_back'],
  ['technical.dropped_network', false, 'technical'],
  ['customer_ended.unknown', false, null],
  [null, false, null],
])('suggests for %s (owed: %s) %s', (endCode, owed, code) => {
  expect(suggestedCode(defaultCodes, { endCode }, owed)).toBe(code);
});

it('suggests no code that the team does not have', () => {
  const list = { ...defaultCodes, codes: [{ code: 'technical', label: null }] };
  expect(suggestedCode(list, { endCode: 'technical.platform' }, true)).toBe('technical');
  expect(suggestedCode(list, { endCode: 'conduct.abusive' }, false)).toBeNull();
});
