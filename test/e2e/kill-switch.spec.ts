import { expect, test } from '@playwright/test';
import { hangUp, talk } from '../support/call-steps.ts';
import { journal } from '../support/kept.ts';
import { oursIn, putSettings, registeredScripts } from '../support/ours.ts';
import { openPopup, POPUP_ARGS } from '../support/popup.ts';
import { press, registered, startWorld, type World } from '../support/world.ts';

let world: World;

test.beforeAll(async () => {
  world = await startWorld({ extension: true, agent: { args: POPUP_ARGS } });
});
test.afterAll(() => world.stop());
test.afterEach(() => putSettings(world.agentBrowser, {}));

const scripts = async () => (await registeredScripts(world.agentBrowser)).map((line) => line.split(' ')[0]);
const files = async () =>
  (await world.agentBrowser.worker()).evaluate(async () =>
    (await chrome.scripting.getRegisteredContentScripts()).flatMap(({ js = [] }) => js).sort(),
  );
const load = async (): Promise<void> => {
  await world.phone.reload();
  await registered(world.phone);
};
const layers = async (): Promise<(string | null)[]> => {
  const popup = await openPopup(world.agentBrowser, world.phone);
  const read = () => popup.evaluate(() => [...document.querySelectorAll('[data-layer-state]')].map((line) => line.textContent), null);
  await expect.poll(read).not.toEqual([]);
  return read();
};

test('a tap that is switched off is gone at the next load, not before, and back when it is switched on', async () => {
  await putSettings(world.agentBrowser, { layers_off: ['tap.websocket', 'tap.peer'] });
  await expect.poll(scripts).toEqual(['onhook-1-bridge']);
  expect((await oursIn(world.phone)).tap).toBe(true);
  await load();
  await expect.poll(() => oursIn(world.phone)).toEqual({ tap: false, frames: 1 });
  const before = (await journal(world.agentBrowser)).length;
  await talk(world);
  expect((await layers())[0]).toBe('Phone lineSwitched off');
  await hangUp(world);
  expect(await journal(world.agentBrowser)).toHaveLength(before);
  await putSettings(world.agentBrowser, {});
  await expect.poll(scripts).toEqual(['onhook-1-bridge', 'onhook-2-tap']);
  await load();
  expect((await oursIn(world.phone)).tap).toBe(true);
});

test('each half of the tap can be off by itself', async () => {
  const layersOf = async () => [...new Set((await journal(world.agentBrowser)).map(({ source }) => source.layer))].sort();
  const before = await layersOf();
  expect(before).not.toContain('media');
  await putSettings(world.agentBrowser, { layers_off: ['tap.peer'] });
  await expect.poll(files).toEqual(['content-scripts/bridge.js', 'content-scripts/tap-sockets.js']);
  await load();
  await talk(world);
  expect((await layers()).slice(0, 2)).toEqual(['Phone lineSeen, and up', 'SoundSwitched off']);
  await hangUp(world);
  const isOver = async () =>
    (await journal(world.agentBrowser)).some(({ type, source }) => type === 'call.ended' && source.layer === 'sip');
  await expect.poll(isOver).toBe(true);
  expect(await layersOf()).not.toContain('media');
  const sip = (await journal(world.agentBrowser)).filter(({ source }) => source.layer === 'sip').length;
  await putSettings(world.agentBrowser, { layers_off: ['tap.websocket'] });
  await expect.poll(files).toEqual(['content-scripts/bridge.js', 'content-scripts/tap-peers.js']);
  await load();
  await talk(world);
  await press(world.customer, 'talk');
  await expect.poll(layers).toContain('SoundHeard');
  expect((await layers())[0]).toBe('Phone lineSwitched off');
  await expect.poll(layersOf).toContain('media');
  await hangUp(world);
  expect((await journal(world.agentBrowser)).filter(({ source }) => source.layer === 'sip')).toHaveLength(sip);
});

test('without the frame’s layer calls are kept, and the page has no cockpit', async () => {
  await putSettings(world.agentBrowser, { layers_off: ['frame'] });
  await load();
  const before = (await journal(world.agentBrowser)).length;
  await talk(world);
  expect(await layers()).toEqual(['Phone lineSeen, and up', 'SoundHeard', 'RecordsConnected', 'CockpitSwitched off']);
  await hangUp(world);
  await expect.poll(async () => (await journal(world.agentBrowser)).length).toBeGreaterThan(before);
  expect((await oursIn(world.phone)).frames).toBe(0);
});

test('a site that is switched off stays granted, and nothing of ours is in it', async () => {
  await putSettings(world.agentBrowser, { sites_off: ['http://127.0.0.1/*'] });
  await expect.poll(scripts).toEqual([]);
  await load();
  expect(await oursIn(world.phone)).toEqual({ tap: false, frames: 0 });
  const popup = await openPopup(world.agentBrowser, world.phone);
  expect(await popup.read('[data-press="watch"]', 'aria-checked')).toBe('false');
});

test('the press on a site that came with the package notes it as switched off, and the next one takes that back without a question', async () => {
  await expect.poll(scripts).toHaveLength(2);
  await load();
  const popup = await openPopup(world.agentBrowser, world.phone);
  await popup.click('[data-press="watch"]');
  await expect.poll(() => popup.read('[data-press="watch"]', 'aria-checked')).toBe('false');
  await expect.poll(scripts).toEqual([]);
  await popup.click('[data-press="watch"]');
  await expect.poll(() => popup.read('[data-press="watch"]', 'aria-checked')).toBe('true');
  await expect.poll(scripts).toHaveLength(2);
});

test('a tap that had three faults of its own says so, and the popup says it on', async () => {
  await expect.poll(scripts).toHaveLength(2);
  await load();
  await world.phone.evaluate(() => {
    const signal = { kind: 'count', n: 1, at: Date.now(), mono: performance.now(), frames: 0, dropped: 0, faults: 3 };
    document.addEventListener('onhook:offer', (offer) => {
      (offer as FocusEvent).relatedTarget?.dispatchEvent(new CustomEvent('onhook:text', { detail: JSON.stringify(signal) }));
    });
    document.dispatchEvent(new Event('onhook:ask'));
  });
  expect((await layers())[0]).toContain('after three faults. Reload the phone after this call.');
});
