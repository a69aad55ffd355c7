import type { Page } from '@playwright/test';
import { LANE_ASK, LANE_OFFER } from '../../lib/base/lane-name.ts';

declare global {
  var laneWords: string[];
}

/**
 * Notes what bridge and tap say to each other on that page's documents from now on; the value tells which came first on the present one.
 * A tap asks whether there is another and then offers; a bridge asks. So a bridge that is first asks before the tap does.
 */
export async function noteLane(page: Page): Promise<() => Promise<string>> {
  await page.addInitScript(
    (words) => {
      globalThis.laneWords = [];
      for (const word of words) document.addEventListener(word, ({ type }) => void laneWords.push(type));
    },
    [LANE_ASK, LANE_OFFER],
  );
  const orders: Readonly<Record<string, string>> = {
    [[LANE_ASK, LANE_ASK, LANE_OFFER].join()]: 'bridge first',
    [[LANE_ASK, LANE_OFFER, LANE_ASK, LANE_OFFER].join()]: 'tap first',
  };
  return async () => {
    const words = await page.evaluate(() => globalThis.laneWords.join());
    return orders[words] ?? words;
  };
}
