import { describe, expect, it } from 'vitest';
import type { LayerStatus } from '../../lib/platform/layer-book.ts';
import type { PopupFacts } from '../../lib/platform/popup.ts';
import { effectiveSettings } from '../../lib/settings/setting.ts';
import { linesOf } from './layer-lines.ts';
import { viewOf } from './site-view.ts';

const CRM = 'https://crm.example/*';
const PHONE = 'https://phone.example/*';

const facts = (over: Partial<PopupFacts> = {}): PopupFacts => ({
  site: { site: CRM },
  frames: [
    { site: PHONE, phone: true },
    { site: 'https://ads.example/*', phone: false },
  ],
  granted: [],
  settings: effectiveSettings({}, {}),
  layers: [],
  ...over,
});
const status = (over: Partial<LayerStatus> = {}): LayerStatus => ({
  frame: 'f',
  origin: 'https://crm.example',
  top: true,
  tap: 'found',
  late: false,
  sockets: 'none',
  peers: 0,
  bridge: true,
  cockpit: 'here',
  dropped: 0,
  refused: 0,
  ...over,
});

describe('the sites of a page', () => {
  it('are asked for in one press: the page and the frame with the microphone, and no other', () => {
    const { own, frames, asked, reload } = viewOf(CRM, facts());
    expect([own.on, frames.map(({ on }) => on), asked, reload]).toEqual([false, [false, false], [CRM, PHONE], false]);
  });

  it('are not asked for again where they are watched', () => {
    const view = viewOf(CRM, facts({ granted: [PHONE] }));
    expect([view.asked, view.frames[0]?.on]).toEqual([[CRM], true]);
  });

  it('must load again while what runs is not what is on', () => {
    expect(viewOf(CRM, facts({ granted: [CRM], frames: [] })).reload).toBe(true);
    expect(viewOf(CRM, facts({ granted: [CRM], frames: [], layers: [status()] })).reload).toBe(false);
    expect(viewOf(CRM, facts({ frames: [], layers: [status()] })).reload).toBe(true);
  });

  it('are off where they were switched off, by the user or for good by the administrator', () => {
    const off = { sites_off: [CRM] };
    const mine = viewOf(CRM, facts({ granted: [CRM], settings: effectiveSettings(off, {}) }));
    expect([mine.own.on, mine.own.locked, mine.asked.includes(CRM)]).toEqual([false, false, true]);
    const given = viewOf(CRM, facts({ granted: [CRM], settings: effectiveSettings({}, off) }));
    expect([given.own.on, given.own.locked, given.asked.includes(CRM)]).toEqual([false, true, false]);
  });
});

describe('a page that stood already', () => {
  it('is watched, and would show more if it were loaded again', () => {
    const view = viewOf(CRM, facts({ granted: [CRM], frames: [], layers: [status({ late: true })] }));
    expect([view.reload, view.late, view.own.late]).toEqual([false, true, true]);
    expect(viewOf(CRM, facts({ frames: [], layers: [status({ late: true })] }))).toMatchObject({ reload: true, late: false });
  });
});

describe('the lines of a frame', () => {
  const states = (over: Partial<LayerStatus>, off: readonly string[] = []) => linesOf(status(over), off, false).map(({ state }) => state);

  it('say well of what works, and nothing of what was let go of where nothing was', () => {
    expect(states({ sockets: 'up', peers: 1 })).toEqual(['well', 'well', 'well', 'well']);
    expect(states({ sockets: 'up' })).toEqual(['well', 'waits', 'well', 'well']);
  });

  it.each([{ tap: 'none' }, { tap: 'off' }, { tap: 'other' }, { sockets: 'down' }] as const)('say that the tap ails: %j', (over) => {
    expect(states(over)[0]).toBe('ails');
  });

  it('say nothing of a cockpit that stands in another frame', () => {
    expect(linesOf(status({ cockpit: 'none' }), [], true)).toHaveLength(3);
    expect(linesOf(status({ cockpit: 'covered' }), [], true)).toHaveLength(4);
  });

  it('blame nobody for what is switched off', () => {
    expect(states({ tap: 'none', cockpit: 'none' }, ['tap.websocket', 'frame'])).toEqual(['waits', 'well', 'waits']);
  });

  it('say what the page does to the cockpit, and what was let go of', () => {
    expect(states({ cockpit: 'covered' })[3]).toBe('ails');
    expect(states({ cockpit: 'gave_up', dropped: 2 })).toEqual(['waits', 'waits', 'well', 'ails', 'waits']);
  });
});
