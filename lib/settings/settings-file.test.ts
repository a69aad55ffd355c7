import { expect, it } from 'vitest';
import type { GivenSettings } from './setting.ts';
import { readSettingsFile, writeSettingsFile } from './settings-file.ts';

const given: GivenSettings = {
  layers_off: ['frame'],
  hold_check_back_ms: null,
  hold_overdue_ms: 90_000,
  codes: [{ code: 'bill', label: 'Bill' }],
  export_identity: 'none',
};
const file = (settings: unknown): string => JSON.stringify({ onhook: 'settings', version: 1, settings });

it('reads what it wrote, but for who logs', () => {
  expect(readSettingsFile(writeSettingsFile({ ...given, agent_id: 'a-17', agent_name: 'Dana' }))).toEqual({ ok: true, settings: given });
});

it('reads a file that an editor has marked', () => {
  expect(readSettingsFile(`\uFEFF${file({ hold_notify: true })}`)).toEqual({ ok: true, settings: { hold_notify: true } });
});

it.each([
  ['', 'json'],
  ['{"onhook":', 'json'],
  ['[]', 'other'],
  ['null', 'other'],
  ['{"settings":{}}', 'other'],
  ['{"onhook":"settings","version":2,"settings":{}}', 'newer'],
])('refuses %j as %s', (text, reason) => {
  expect(readSettingsFile(text)).toEqual({ ok: false, reason });
});

it('names every fault by its place, and takes nothing', () => {
  const bad = {
    layers_off: ['frame', 'sound'],
    hold_overdue_ms: 1,
    hold_snooze_ms: 9e9,
    hold_notify: 'yes',
    codes: [
      { code: 'A B', label: 'x' },
      { code: 'ok', label: '' },
    ],
    colour: 'red',
  };
  expect(readSettingsFile(file(bad))).toEqual({
    ok: false,
    reason: 'faults',
    faults: expect.arrayContaining([
      { path: 'settings.layers_off[1]', kind: 'value' },
      { path: 'settings.hold_overdue_ms', kind: 'small' },
      { path: 'settings.hold_snooze_ms', kind: 'big' },
      { path: 'settings.hold_notify', kind: 'type' },
      { path: 'settings.codes[0].code', kind: 'format' },
      { path: 'settings.codes[1].label', kind: 'small' },
      { path: 'settings.colour', kind: 'unknown' },
    ]),
  });
});

it('refuses a code that stands in the list twice', () => {
  const twice = [
    { code: 'a', label: 'A' },
    { code: 'a', label: 'B' },
  ];
  expect(readSettingsFile(file({ codes: twice }))).toEqual({
    ok: false,
    reason: 'faults',
    faults: [{ path: 'settings.codes[1].code', kind: 'double' }],
  });
});

it.each([undefined, 7, [], 'x'])('refuses settings that are %j', (settings) => {
  expect(readSettingsFile(file(settings))).toMatchObject({ ok: false, reason: 'faults', faults: [{ path: 'settings', kind: 'type' }] });
});
