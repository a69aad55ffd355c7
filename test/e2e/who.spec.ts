import { expect, test } from '@playwright/test';
import { hangUp, talk } from '../support/call-steps.ts';
import { cockpitOn, part, pressOf, sees } from '../support/cockpit.ts';
import { clickOn } from '../support/hand.ts';
import { journal, records } from '../support/kept.ts';
import { openPanel } from '../support/watched.ts';
import { registered, startWorld, type World } from '../support/world.ts';

/** Whom the demo phone registers. */
const USER = 'agent1';

/** What the worker has of the browser, as far as it is asked here. */
interface Inside {
  readonly storage: {
    readonly session: { get(key: 'who'): Promise<{ readonly who?: { readonly phone: { readonly user: string } | null } }> };
  };
}

let world: World;

test.beforeEach(async () => {
  world = await startWorld({ extension: true });
});
test.afterEach(() => world.stop());

const cockpit = () => cockpitOn(world.phone);
const line = () => part(cockpit(), 'who');

/** Whose phone the desk has been told of: later than the phone is registered. */
async function shownPhone({ agentBrowser }: World): Promise<string | undefined> {
  const worker = await agentBrowser.worker();
  return worker.evaluate(async () => {
    const { storage } = (globalThis as unknown as { chrome: Inside }).chrome;
    return (await storage.session.get('who')).who?.phone?.user;
  });
}

async function file(): Promise<void> {
  await hangUp(world);
  await clickOn(pressOf(cockpit(), 'save'));
  await sees(cockpit(), 'idle');
}

test('asks at the first call who logs, by the identity that the phone shows, and keeps a hash of it alone', async () => {
  await talk(world);
  await expect(line()).toContainText(`Logging as ${USER}, not you?`);
  await clickOn(pressOf(cockpit(), 'who-me'));
  await expect(line()).toHaveCount(0);
  await file();
  const [record] = await records(world.agentBrowser);
  expect(record?.agent_id).toMatch(/^[0-9a-f]{64}$/);
  expect(record?.agent_username).toBeNull();
  const said = (await journal(world.agentBrowser)).map(({ fields }) => JSON.stringify(fields)).join();
  expect(said).toContain(record?.agent_id);
  expect(said).not.toContain(`"${USER}"`);

  await talk(world);
  await expect(part(cockpit(), 'guide')).toBeVisible();
  await expect(line()).toHaveCount(0);
  await hangUp(world);
});

test('files as unclaimed until somebody answers, and takes a typed name without leaving it to the browser', async () => {
  await talk(world);
  await expect(line()).toBeVisible();
  await file();
  expect(await records(world.agentBrowser)).toMatchObject([{ agent_id: 'unclaimed' }]);

  await talk(world);
  await clickOn(pressOf(cockpit(), 'who-other'));
  const field = part(cockpit(), 'who-name');
  await expect(field).toBeFocused();
  for (const [name, value] of [
    ['autocomplete', 'off'],
    ['spellcheck', 'false'],
    ['writingsuggestions', 'false'],
    ['translate', 'no'],
    ['maxlength', '120'],
  ] as const)
    await expect(field).toHaveAttribute(name, value);
  // Digits and h are keys of the card, and letters here.
  await world.phone.keyboard.type('h 1 Dana Bell');
  await world.phone.keyboard.press('Enter');
  await expect(line()).toHaveCount(0);
  await file();
  const filed = (await records(world.agentBrowser)).map(({ agent_id }) => agent_id);
  expect(filed.sort()).toEqual(['h 1 Dana Bell', 'unclaimed']);
});

test('asks whoever signs in on a device that is shared, and leaves each what was theirs', async () => {
  await talk(world);
  await clickOn(pressOf(cockpit(), 'who-me'));
  await hangUp(world);
  const { agentBrowser, phone } = world;
  await phone.goto(world.phoneUrl('/phone/', { user: 'agent2', name: 'Bo' }));
  await registered(phone);
  await expect.poll(() => shownPhone(world)).toBe('agent2');
  await sees(cockpit(), 'wrap-up');
  await expect(line()).toHaveCount(0);
  await clickOn(pressOf(cockpit(), 'save'));
  await sees(cockpit(), 'idle');
  const panel = await openPanel(agentBrowser);
  await pressOf(panel, 'start').click();
  await expect(part(panel, 'who')).toContainText('Logging as agent2, not you?');
  await pressOf(panel, 'who-other').click();
  await part(panel, 'who-name').fill('Bo');
  await pressOf(panel, 'who-say').click();
  await expect(part(panel, 'who')).toHaveCount(0);
  await pressOf(panel, 'end').click();
  await pressOf(panel, 'end-remote').click();
  await pressOf(panel, 'save').click();
  await expect
    .poll(async () => (await records(agentBrowser)).map(({ agent_id }) => agent_id))
    .toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), 'Bo']);

  await phone.goto(world.phoneUrl('/phone/', {}));
  await registered(phone);
  await expect.poll(() => shownPhone(world)).toBe(USER);
  await expect(part(panel, 'idle')).toBeVisible();
  await pressOf(panel, 'start').click();
  await expect(part(panel, 'who')).toContainText(`Logging as ${USER}, not you?`);
});
