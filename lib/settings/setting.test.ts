import { expect, it } from 'vitest';
import { defaultSettings } from './default-settings.ts';
import { effectiveSettings } from './setting.ts';

it('lets the administrator go before the user, and the user before what ships', () => {
  const { values, locked, faults } = effectiveSettings(
    { hold_check_back_ms: 30_000, hold_notify: true },
    { hold_check_back_ms: 45_000, agent_id: 'a-17' },
  );
  expect(values).toEqual({ ...defaultSettings, hold_check_back_ms: 45_000, hold_notify: true, agent_id: 'a-17' });
  expect([locked, faults]).toEqual([['agent_id', 'hold_check_back_ms'], []]);
});

it('loses no other name to one that cannot be read', () => {
  const { values, locked, faults } = effectiveSettings({ codes: [{ code: 'A B', label: 'x' }], hold_notify: true }, { layers_off: 'all' });
  expect(values).toEqual({ ...defaultSettings, hold_notify: true });
  expect([locked, faults]).toEqual([[], ['codes', 'layers_off']]);
});

it.each([undefined, null, 7, 'x', [], { unknown: 1 }])('takes %j for nothing given', (given) => {
  expect(effectiveSettings(given, given)).toEqual({ values: defaultSettings, locked: [], faults: [] });
});
