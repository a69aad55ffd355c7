import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { canonicalJson } from '../../lib/base/json.ts';
import type { DispositionRecord } from '../../lib/disposition/record.ts';
import { faultsInBoth } from '../support/axe.ts';
import { type Browser, launch } from '../support/browser.ts';
import { hangUp, talk } from '../support/call-steps.ts';
import { cockpitOn, part, pressOf, situation } from '../support/cockpit.ts';
import { clickOn } from '../support/hand.ts';
import { records } from '../support/kept.ts';
import { openOptions } from '../support/options-tab.ts';
import { openPanel } from '../support/watched.ts';
import { DEMO_EXTENSION, startWorld } from '../support/world.ts';

const shipped = JSON.parse(readFileSync(join(import.meta.dirname, '../../public/policy/default.json'), 'utf8'));
const hashOf = (document: unknown): string => createHash('sha256').update(canonicalJson(document)).digest('hex');
const changed = (over: object): object => ({ ...shipped, ...over });

/** One warning, the final one, before abuse may end a call. */
const stricter = changed({
  version: 2,
  title: 'One warning',
  families: {
    ...shipped.families,
    conduct: {
      ...shipped.families.conduct,
      kinds: shipped.families.conduct.kinds.map((kind: { kind: string }) =>
        kind.kind === 'abusive_language' ? { ...kind, rungs: ['final_warning'] } : kind,
      ),
    },
  },
  wording: { en: { ...shipped.wording.en, final_warning: 'One more word like that and I end this call.' } },
});

async function bring(page: Page, document: unknown): Promise<void> {
  const text = typeof document === 'string' ? document : JSON.stringify(document, null, 2);
  await part(page, 'policy-file').setInputFiles({ name: 'policy.json', mimeType: 'application/json', buffer: Buffer.from(text) });
}
const versionRow = (page: Page, id: string, version: number): Locator => page.locator(`[data-policy="${id}"] [data-version="${version}"]`);
async function putInForce(page: Page, id: string, version: number): Promise<void> {
  await versionRow(page, id, version).locator('[data-press="policy-activate"]').press('Enter');
  await expect(versionRow(page, id, version)).toContainText('in force');
}

async function endAndSave(panel: Page, browser: Browser): Promise<DispositionRecord | undefined> {
  const before = (await records(browser)).length;
  await pressOf(panel, 'end').click();
  await pressOf(panel, 'end-remote').click();
  await pressOf(panel, 'save').click();
  await expect.poll(async () => (await records(browser)).length).toBe(before + 1);
  return (await records(browser)).toSorted((one, other) => other.seq - one.seq)[0];
}
const start = async (panel: Page): Promise<void> => {
  await pressOf(panel, 'start').click();
  await expect(part(panel, 'guide')).toBeVisible();
};
const pinOf = (record: DispositionRecord | undefined) => [record?.policy_id, record?.policy_version, record?.policy_hash];

test.describe('on a device without a phone', () => {
  let browser: Browser;
  test.beforeEach(async () => {
    browser = await launch({ extension: DEMO_EXTENSION });
  });
  test.afterEach(() => browser.stop());

  test('a policy is brought, put in force and judges the next call, not the one that is up; then the older one is back', async () => {
    const panel = await openPanel(browser);
    await start(panel);
    const page = await openOptions(browser, 'policies');
    await bring(page, stricter);
    await expect(part(page, 'policy-told')).toContainText('One warning, version 2, is kept and judges nothing yet.');
    await expect(part(page, 'policy-reading').getByRole('heading', { level: 2 })).toBeFocused();
    await expect(part(page, 'policy-reading')).toContainText(
      'Abuse at me: a final warning. If it happens again after that, the call may be ended.',
    );
    await expect(part(page, 'policy-reading')).toContainText('One more word like that and I end this call.');
    await putInForce(page, 'default', 2);
    expect(pinOf(await endAndSave(panel, browser))).toEqual(['default', '1', hashOf(shipped)]);

    await start(panel);
    await situation(panel, 'conduct').click();
    await expect(part(panel, 'step')).toContainText('One more word like that and I end this call.');
    expect(pinOf(await endAndSave(panel, browser))).toEqual(['default', '2', hashOf(stricter)]);

    await putInForce(page, 'default', 1);
    expect(await browser.killWorker()).toBe(true);
    await start(panel);
    await situation(panel, 'conduct').click();
    await expect(part(panel, 'step')).toContainText(shipped.wording.en.boundary_warning);
    expect(pinOf(await endAndSave(panel, browser))).toEqual(['default', '1', hashOf(shipped)]);
  });

  test('a policy that may not be taken is refused with every fault by its path, and what is in force stays', async () => {
    const page = await openOptions(browser, 'policies');
    const told = part(page, 'policy-told');
    await bring(page, { ...shipped, version: 2, supervisor: { ...shipped.supervisor, silenceMs: 0 }, script: 'x' });
    await expect(told).toContainText('2 things in the policy are wrong');
    await expect(told.locator('code')).toHaveText(['supervisor.silenceMs', 'script']);
    const { recap: _, ...en } = shipped.wording.en;
    for (const [bad, says] of [
      [{ ...shipped, version: 2, wording: { en } }, 'There are no words for this: Sum up.'],
      [{ ...shipped, format: 99 }, 'written for a newer version'],
      [{ ...shipped, title: 'Another first version' }, 'has this version already'],
      [{ hold: 1 }, 'this is no policy'],
      ['{', 'not readable as JSON'],
      [' '.repeat(1_000_001), 'never this large'],
    ] as const) {
      await bring(page, bad);
      await expect(told).toContainText(says);
    }
    await expect(page.locator('[data-policy="default"] [data-version]')).toHaveCount(1);
    await expect(versionRow(page, 'default', 1)).toContainText('in force');
  });

  test('it leaves as the file whose SHA-256 the records name, and says what is doubtful in it', async () => {
    const page = await openOptions(browser, 'policies');
    const conduct = { ...shipped.families.conduct, decayMs: 5_000 };
    const doubtful = changed({ version: 7, title: 'Short memory', families: { ...shipped.families, conduct } });
    await bring(page, doubtful);
    await expect(part(page, 'policy-findings')).toContainText('A final warning is forgotten after 5 seconds');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      versionRow(page, 'default', 7).locator('[data-press="policy-save"]').click(),
    ]);
    expect(download.suggestedFilename()).toBe('default-7.json');
    const bytes = Buffer.concat(await (await download.createReadStream()).toArray());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(hashOf(doubtful));
    await versionRow(page, 'default', 1).locator('[data-press="policy-read"]').press('Enter');
    await expect(part(page, 'policy-reading')).toContainText('Nothing doubtful was found in it.');
    expect(await faultsInBoth(page)).toEqual([]);
  });

  test('a choice of what is not there is answered with “ask your supervisor”, and the page says so', async () => {
    const worker = await browser.worker();
    await worker.evaluate(() => chrome.storage.local.set({ settings: { policies: [{ queue: '*', policy: 'nobody' }] } }));
    const page = await openOptions(browser, 'policies');
    await expect(part(page, 'no-policy')).toContainText('No policy can be read');
    const panel = await openPanel(browser);
    await start(panel);
    await expect(part(panel, 'guide')).toContainText('No policy can be read.');
    expect(pinOf(await endAndSave(panel, browser))).toEqual([null, null, null]);
    await page.getByLabel('Every queue').selectOption('default');
    await expect(part(page, 'no-policy')).toHaveCount(0);
    await start(panel);
    expect((await endAndSave(panel, browser))?.policy_id).toBe('default');
  });
});

test('a queue has the policy that was chosen for it', async () => {
  const world = await startWorld({ extension: true });
  try {
    const page = await openOptions(world.agentBrowser, 'policies');
    await bring(page, { ...stricter, id: 'billing_team', version: 1, title: 'Billing team' });
    await putInForce(page, 'billing_team', 1);
    await part(page, 'queue-new').fill('billing');
    await page.keyboard.press('Enter');
    await page.getByLabel('Policy of billing').selectOption('Billing team');
    await expect(page.locator('[data-queue="billing"] select')).toHaveValue('billing_team');
    await talk(world);
    await hangUp(world);
    await clickOn(pressOf(cockpitOn(world.phone), 'save'));
    await expect.poll(() => records(world.agentBrowser)).toMatchObject([{ policy_id: 'billing_team', policy_version: '1' }]);
  } finally {
    await world.stop();
  }
});
