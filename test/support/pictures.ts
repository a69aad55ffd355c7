import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { buildDemo } from './build.ts';
import { cockpitOn, pressOf } from './cockpit.ts';
import { addLogs, openConsole } from './console-tab.ts';
import { createDirector, type Director } from './director.ts';
import { openRecords } from './records-tab.ts';
import { callsOf } from './sample-calls.ts';
import { bundleOf } from './sample-logs.ts';
import { stories } from './story.ts';
import { openPanel } from './watched.ts';
import { startWorld, type World } from './world.ts';

/** Where the pages of the project find their pictures. */
const FOLDER = join(import.meta.dirname, '../../docs/pictures');

/** Moments of the abuse story, by the label that its director is given, and how the card at that moment is called here. */
const CARDS: Readonly<Record<string, string>> = {
  'on-hold': 'on-hold',
  'final-warning': 'warning',
  'may-end': 'may-end',
  'wrap-up': 'wrap-up',
};

/** Long enough that clocks show more than a second or two. */
const PACE = 2;

/** Pixels of the picture to one of the page, so that letters stay sharp on a fine screen. */
const FINE = 2;

type Take = (name: string, shoot: (path: string) => Promise<unknown>) => Promise<void>;

/** The card alone, with the mouse on its heading, where nothing lights up. */
async function shootCard(page: Page, path: string): Promise<void> {
  const card = page.locator('iframe[title="Onhook"]');
  const box = await card.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 200, (box?.y ?? 0) + 8);
  await card.screenshot({ path });
}

/** Gives a tab the size of what it shows; Playwright’s own way would make it as coarse as a plain screen. */
async function resize(page: Page, width: number, height: number): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: FINE, mobile: false });
}

async function shootPanel(world: World, path: string): Promise<void> {
  const panel = await openPanel(world.agentBrowser);
  await resize(panel, 380, 440);
  await pressOf(panel, 'primary').waitFor();
  await panel.screenshot({ path });
  await panel.close();
}

/** A camera for the abuse story: the whole phone once, the side panel once, else the card. */
function photographing(world: World, director: Director, take: Take): Director {
  return {
    ...director,
    async shoot(page, label) {
      const card = CARDS[label];
      if (card !== undefined) await take(card, (path) => shootCard(page, path));
      if (label === 'stay-on-the-line') await take('phone', (path) => page.screenshot({ path, scale: 'css' }));
      if (label === 'boundary-warning') await take('side-panel', (path) => shootPanel(world, path));
    },
  };
}

async function shootRecords({ agentBrowser }: World, path: string): Promise<void> {
  const page = await openRecords(agentBrowser);
  await resize(page, 900, 230);
  await page.getByRole('rowheader').nth(2).waitFor();
  await page.screenshot({ path });
}

/** The console with a day of three agents on it. */
async function shootConsole({ agentBrowser }: World, path: string): Promise<void> {
  const page = await openConsole(agentBrowser);
  await resize(page, 900, 640);
  const day = await page.getByLabel('First day').inputValue();
  await addLogs(
    page,
    [1, 2, 3].flatMap((agent) => bundleOf(callsOf(agent, 80, day), day)),
  );
  await page.reload();
  await page.getByRole('table', { name: 'How calls ended' }).waitFor();
  await page.screenshot({ path });
}

/** Waits until the saved wrap-up has folded away, as an agent would before the next call. */
const folded = (world: World): Promise<void> => cockpitOn(world.phone).locator('[data-part="idle"]').waitFor();

/** Plays three calls in one scheme; the last of them is photographed, then the page on which all three are listed. */
async function shootScheme(colorScheme: 'light' | 'dark', taken: string[]): Promise<void> {
  const world = await startWorld({
    extension: true,
    colorScheme,
    agent: { viewport: null, args: [`--force-device-scale-factor=${FINE}`, '--window-size=1280,887'] },
  });
  const take: Take = async (name, shoot) => {
    const path = join(FOLDER, `${name}-${colorScheme}.png`);
    await shoot(path);
    taken.push(path);
  };
  try {
    const director = await createDirector(join(import.meta.dirname, '../../.output/pictures/readme'), PACE);
    for (const story of [stories['hold-hangup'], stories['early']]) {
      await story?.play(world, director);
      await folded(world);
    }
    await stories['abuse']?.play(world, photographing(world, director, take));
    await take('records', (path) => shootRecords(world, path));
    await take('console', (path) => shootConsole(world, path));
  } finally {
    await world.stop();
  }
}

await mkdir(FOLDER, { recursive: true });
await buildDemo();
const taken: string[] = [];
await shootScheme('light', taken);
await shootScheme('dark', taken);
process.stdout.write(`${taken.join('\n')}\n`);
const missing = 2 * (Object.keys(CARDS).length + 4) - taken.length;
if (missing > 0) throw new Error(`${missing} of the pictures to show were not taken`);
