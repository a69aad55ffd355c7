import { expect, type Page, test } from '@playwright/test';
import { LANE_OFFER, LANE_TEXT } from '../../lib/base/lane-name.ts';
import { sampleInvite } from '../../lib/sip/sample-message.ts';
import { startFarEnd } from '../soak/far-end.ts';
import { hangUp, talk } from '../support/call-steps.ts';
import { cockpitOn, part, pressOf, sees } from '../support/cockpit.ts';
import { clickOn } from '../support/hand.ts';
import { journal, records } from '../support/kept.ts';
import { registered, startWorld, type World } from '../support/world.ts';

let world: World;

test.beforeAll(async () => {
  world = await startWorld({ extension: true });
});
test.afterAll(() => world.stop());

/** A page of the same site that means harm, in a tab beside the phone. */
async function openHostile(script: string): Promise<Page> {
  world.pages.route('/hostile', { body: `<!doctype html><title>Hostile</title><body><script>${script}</script>` });
  const page = await world.agentBrowser.context.newPage();
  await page.goto(`${world.pages.origin}/hostile`);
  await expect(part(cockpitOn(page), 'idle')).toBeVisible();
  return page;
}
/** A socket of the page's own, on which it says what it likes. */
const SOCKET = (url: string): string => `
  window.ready = new Promise((resolve) => {
    const socket = new WebSocket(${JSON.stringify(url)}, 'sip');
    socket.onopen = () => resolve(socket);
  });`;

test('a call that a page invents bears its origin, touches no other tab’s call, and can be voided', async () => {
  await talk(world);
  const invented = await startFarEnd();
  const hostile = await world.agentBrowser.context.newPage();
  await hostile.goto(invented.origin);
  await expect(part(cockpitOn(hostile), 'idle')).toBeVisible();
  await hostile.evaluate(() => (window as unknown as { ring(id: string): Promise<void> }).ring('made-up'));
  const mine = cockpitOn(hostile);
  await expect(part(mine, 'guide')).toBeVisible();
  const binds = (await journal(world.agentBrowser)).flatMap((row) => (row.type === 'desk.bind' ? [row.fields] : []));
  expect(binds.find(({ leg }) => leg.endsWith(':made-up'))?.origin).toBe(invented.origin);

  await clickOn(pressOf(mine, 'by-hand'));
  await clickOn(pressOf(mine, 'correct'));
  await clickOn(pressOf(mine, 'correct-call'));
  await expect(part(mine, 'idle')).toBeVisible();
  expect(await records(world.agentBrowser)).toEqual([]);
  await expect(part(cockpitOn(world.phone), 'guide')).toBeVisible();
  await Promise.all([hostile.close(), invented.stop()]);
  await hangUp(world);
  await clickOn(pressOf(cockpitOn(world.phone), 'save'));
  await expect.poll(() => records(world.agentBrowser)).toMatchObject([{ instance_id: world.pages.origin, end_kind: 'hangup' }]);
});

test('forged offers and texts on the lane change nothing', async () => {
  const rows = (await journal(world.agentBrowser)).length;
  const hostile = await openHostile('');
  await hostile.evaluate(
    ({ offer, text, count }) => {
      const lane = new EventTarget();
      document.dispatchEvent(new FocusEvent(offer, { relatedTarget: lane, detail: 1 }));
      const forged = JSON.stringify({
        kind: 'sip',
        n: 0,
        at: Date.now(),
        mono: 0,
        out: false,
        method: 'INVITE',
        status: 0,
        callId: 'forged',
        cseq: 1,
      });
      for (let i = 0; i < count; i += 1) {
        lane.dispatchEvent(new CustomEvent(text, { detail: forged }));
        document.dispatchEvent(new CustomEvent(text, { detail: forged }));
        window.postMessage({ t: 'observations', sent: [] }, '*');
      }
    },
    { offer: LANE_OFFER, text: LANE_TEXT, count: 5_000 },
  );
  await talk(world);
  await expect(part(cockpitOn(world.phone), 'guide')).toBeVisible();
  await hangUp(world);
  await clickOn(pressOf(cockpitOn(world.phone), 'save'));
  await sees(cockpitOn(world.phone), 'idle');
  const forged = (await journal(world.agentBrowser)).slice(rows).filter((row) => row.leg.includes('forged'));
  expect(forged).toEqual([]);
  await hostile.close();
});

test('a page that floods its socket slows no other tab’s call', async () => {
  const hostile = await openHostile(SOCKET(world.proxy.url));
  await hostile.evaluate(
    async ({ invite, count }) => {
      const socket = await (window as unknown as { ready: Promise<WebSocket> }).ready;
      for (let i = 0; i < count; i += 1) socket.send(invite.replace(/Call-ID: .*/i, `Call-ID: flood-${i}`));
    },
    { invite: sampleInvite(), count: 3_000 },
  );
  await talk(world);
  await expect(part(cockpitOn(world.phone), 'guide')).toBeVisible({ timeout: 20_000 });
  await hostile.close();
  await hangUp(world);
});

/** What some pages do to the platform for reasons of their own: a socket class of their own, and arrays that say less than they hold. */
const OWN_BUILT_INS = `
  window.WebSocket = class extends WebSocket { send(data) { super.send(data); } };
  for (const name of ['push', 'forEach', 'indexOf']) {
    const own = Array.prototype[name];
    Array.prototype[name] = function (...values) { return own.apply(this, values); };
  }
  JSON.parse = ((own) => (text, reviver) => own(text, reviver))(JSON.parse);`;

test('a phone on a page with built-ins of its own goes on, and its call is seen', async () => {
  await world.phone.addInitScript(OWN_BUILT_INS);
  await world.phone.reload();
  await registered(world.phone);
  await talk(world);
  await expect(part(cockpitOn(world.phone), 'guide')).toBeVisible();
  await hangUp(world);
});
