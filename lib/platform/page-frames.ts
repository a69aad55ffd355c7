import { browser } from 'wxt/browser';
import { siteOf } from '../settings/site.ts';

/** A frame of another site on the page. */
export interface FoundFrame {
  readonly site: string;
  /** The page lends it the microphone, which a phone in a frame of another origin cannot do without (Permissions Policy §4.1). */
  readonly phone: boolean;
}

/** Runs on the page, alone: nothing of it is left there, and it changes nothing. */
function listFrames(): { readonly address: string; readonly microphone: boolean }[] {
  return Array.from(document.querySelectorAll('iframe'), ({ src, allow }) => ({ address: src, microphone: /\bmicrophone\b/.test(allow) }));
}

/**
 * The frames of other sites that stand in the top frame, those with a microphone first, at most twelve. The press on the toolbar's button
 * lets us ask this one page this once (`activeTab`); a page that may not be asked has none.
 */
export async function framesOf(tabId: number, own: string): Promise<readonly FoundFrame[]> {
  const answers = await browser.scripting.executeScript({ target: { tabId }, func: listFrames }).catch(() => []);
  const found = new Map<string, boolean>();
  for (const { address, microphone } of answers[0]?.result ?? []) {
    const where = siteOf(address);
    if ('site' in where && where.site !== own) found.set(where.site, microphone || found.get(where.site) === true);
  }
  const frames = [...found].map(([site, phone]) => ({ site, phone }));
  return frames.sort((one, other) => Number(other.phone) - Number(one.phone)).slice(0, 12);
}
