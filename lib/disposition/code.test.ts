import { expect, it } from 'vitest';
import { codeListSchema, labelOf } from './code.ts';
import { codeListOf, defaultCodes } from './default-codes.ts';

it('ships nine codes, one a key', () => {
  expect(codeListSchema.safeParse(defaultCodes).error).toBeUndefined();
  expect(defaultCodes.codes).toHaveLength(9);
});

it('refuses a list that has a code twice, or one that is no code', () => {
  const list = (...codes: string[]) => ({ schema_version: 1, id: 'team', codes: codes.map((code) => ({ code, label: 'Label' })) });
  expect(codeListSchema.safeParse(list('billing.refund', 'billing')).success).toBe(true);
  expect(codeListSchema.safeParse(list('billing', 'billing')).success).toBe(false);
  expect(codeListSchema.safeParse(list('Billing!')).success).toBe(false);
});

it("gives a team's own words, and none for a shipped code", () => {
  expect(labelOf({ ...defaultCodes, codes: [{ code: 'a', label: 'Own' }] }, 'a')).toBe('Own');
  expect(labelOf(defaultCodes, 'sorted')).toBeNull();
  expect(labelOf(defaultCodes, 'gone')).toBeNull();
});

it('is the team’s own list where there is one, without its doubles', () => {
  const own = [
    { code: 'bill', label: 'Bill' },
    { code: 'plan', label: 'Plan' },
    { code: 'bill', label: 'Bill again' },
  ];
  expect(codeListOf(own).codes.map(({ label }) => label)).toEqual(['Bill', 'Plan']);
  expect(codeListSchema.safeParse(codeListOf(own)).error).toBeUndefined();
  expect([codeListOf(null), codeListOf([])]).toEqual([defaultCodes, defaultCodes]);
});
