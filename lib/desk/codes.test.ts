import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { defaultSettings } from '../settings/default-settings.ts';
import type { Settings } from '../settings/setting.ts';
import { answered, from, openRig, seen } from './desk-rig.ts';

const shipped = readFileSync(join(import.meta.dirname, '../../public/policy/default.json'), 'utf8');
const byRemote = { endedBy: 'remote', endKind: 'hangup' } as const;

it('offers the codes that are set, and keeps the words of the one that was taken', async () => {
  let settings: Settings = defaultSettings;
  const rig = await openRig(shipped, (ports) => ({ ...ports, settings: () => settings }));
  const callKey = await answered(rig);
  await rig.desk.receive([seen(rig, 'call.ended', byRemote, { seq: 2 })], from);
  expect(rig.only().wrapUp?.codes[0]).toEqual({ code: 'sorted', label: null });
  settings = { ...settings, codes: [{ code: 'bill', label: 'Bill explained' }] };
  await rig.desk.redraw();
  expect(rig.only().wrapUp).toMatchObject({ codes: [{ code: 'bill', label: 'Bill explained' }], suggested: null });
  await rig.press(callKey, { do: 'draft', code: 'bill' });
  await rig.press(callKey, { do: 'save' });
  expect(await rig.db.records.get(callKey)).toMatchObject({ wrap_up_code: 'bill', wrap_up_name: 'Bill explained' });
});
