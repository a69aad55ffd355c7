import type { LayerStatus } from '../../lib/platform/layer-book.ts';
import type { PopupFacts } from '../../lib/platform/popup.ts';
import { coversSite, hostOf, isWatched, siteOf, watchedSites } from '../../lib/settings/site.ts';

/** One site of the page in front: the page's own, or that of a frame. */
export interface SiteRow {
  readonly site: string;
  readonly host: string;
  readonly on: boolean;
  /** The administrator switched it off: nothing to press here. */
  readonly locked: boolean;
  /** The frame may use the microphone, as a phone does. */
  readonly phone: boolean;
  /** What is on is not what runs: the page must load once more. */
  readonly reload: boolean;
  /** It runs, and came when the page stood already: a load would show more. */
  readonly late: boolean;
}

export interface SiteView {
  readonly own: SiteRow;
  readonly frames: readonly SiteRow[];
  /** The sites that the press on the page's own switch asks for, all at once. */
  readonly asked: readonly string[];
  readonly reload: boolean;
  readonly late: boolean;
  readonly layers: readonly LayerStatus[];
}

const sitesOf = (layers: PopupFacts['layers']): readonly string[] =>
  layers.map(({ origin }) => siteOf(origin)).flatMap((each) => ('site' in each ? [each.site] : []));

/** What the popup shows of a page that may be watched. Pure. */
export function viewOf(site: string, facts: PopupFacts): SiteView {
  const { granted, settings } = facts;
  const off = settings.values.sites_off;
  const watched = watchedSites(granted, off);
  const alive = new Set(sitesOf(facts.layers));
  const late = new Set(sitesOf(facts.layers.filter((layer) => layer.late)));
  const isLocked = (each: string): boolean => settings.locked.includes('sites_off') && off.some((pattern) => coversSite(pattern, each));
  const rowOf = (each: string, phone: boolean): SiteRow => {
    const on = isWatched(watched, each);
    return {
      site: each,
      host: hostOf(each),
      on,
      locked: isLocked(each),
      phone,
      reload: on !== alive.has(each),
      late: on && late.has(each),
    };
  };
  const own = rowOf(site, false);
  const frames = facts.frames.map(({ site: each, phone }) => rowOf(each, phone));
  const asked = [own, ...frames.filter(({ phone }) => phone)].filter(({ on, locked }) => !on && !locked);
  return {
    own,
    frames,
    asked: asked.map((row) => row.site),
    reload: [own, ...frames].some((row) => row.reload),
    late: [own, ...frames].some((row) => row.late),
    layers: [...facts.layers].sort((one, other) => Number(other.top) - Number(one.top)),
  };
}
