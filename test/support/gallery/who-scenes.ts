import { ended, snapshot } from './fixtures.ts';
import type { Scene } from './scene.ts';

const asked = { id: null, asked: true } as const;
const phone = { ...asked, name: '1001', source: 'phone' } as const;

/** The line that says who is logging. */
export const whoScenes: Readonly<Record<string, Scene>> = {
  'who-phone': { calls: [snapshot()], who: phone },
  'who-nobody': { calls: [snapshot()], who: { ...asked, name: null, source: null } },
  'who-typing': { calls: [snapshot()], who: phone, press: ['who-other'] },
  'who-long': { calls: [snapshot()], who: { ...phone, name: 'maximiliane.featherstonehaugh-cholmondeley@example' } },
  'who-wrap-up': { calls: [ended()], who: { id: 'Dana Bell', name: 'Dana Bell', source: 'typed', asked: true } },
};
