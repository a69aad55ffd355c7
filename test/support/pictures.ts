import { copyFile, mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { buildDemo } from './build.ts';
import { openRecords } from './records-tab.ts';
import { playStory } from './story.ts';
import { startWorld } from './world.ts';

/** Where the pages of the project find their pictures. */
const FOLDER = join(import.meta.dirname, '../../docs/pictures');

/** The moments of the abuse story that are shown; the rest stays in `.output/pictures`. */
const SHOWN = ['ringing', 'on-hold', 'final-warning', 'may-end', 'wrap-up'];

const labelOf = (path: string): string => basename(path, '.png').replace(/^\d+-/, '');

/** Plays the story in one scheme and keeps its pictures, and one of the records page with the call it filed. */
async function shootScheme(colorScheme: 'light' | 'dark'): Promise<readonly string[]> {
  const world = await startWorld({ extension: true, colorScheme });
  try {
    const { pictures } = await playStory('abuse', world, 0.3);
    const shown = pictures.filter((path) => SHOWN.includes(labelOf(path)));
    const kept = shown.map((path) => [path, join(FOLDER, `${labelOf(path)}-${colorScheme}.png`)] as const);
    for (const [from, to] of kept) await copyFile(from, to);
    const records = await openRecords(world.agentBrowser);
    await records.setViewportSize({ width: 1280, height: 320 });
    await records.getByRole('rowheader').waitFor();
    const path = join(FOLDER, `records-${colorScheme}.png`);
    await records.screenshot({ path });
    return [...kept.map(([, to]) => to), path];
  } finally {
    await world.stop();
  }
}

await mkdir(FOLDER, { recursive: true });
await buildDemo();
const kept = [...(await shootScheme('light')), ...(await shootScheme('dark'))];
process.stdout.write(`${kept.join('\n')}\n`);
const missing = 2 * (SHOWN.length + 1) - kept.length;
if (missing > 0) throw new Error(`${missing} of the pictures to show were not taken`);
