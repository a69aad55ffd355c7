import { type ReactNode, useState, useSyncExternalStore } from 'react';
import { m } from '../../.paraglide/messages.js';
import type { OwnPage, PopupFacts, PopupSource } from '../../lib/platform/popup.ts';
import { hostOf } from '../../lib/settings/site.ts';
import { Button } from '../ui/button.tsx';
import { Layers } from './layers.tsx';
import { SiteSwitch } from './site-switch.tsx';
import { type SiteRow, type SiteView, viewOf } from './site-view.ts';

export interface PopupProps {
  readonly source: PopupSource;
  readonly pages: readonly OwnPage[];
}

const pageNames: Readonly<Record<OwnPage, () => string>> = {
  records: m.popup_records,
  options: m.popup_options,
  console: m.popup_console,
};

/** Why a load would help: nothing is watched yet, not all can be seen, or we are to leave. */
function reloadWords({ own, frames, reload }: SiteView): string {
  if (!reload) return m.popup_reload_late();
  return own.on || frames.some(({ on }) => on) ? m.popup_reload_on() : m.popup_reload_off();
}

function Site({ site, facts, source }: { readonly site: string; readonly facts: PopupFacts; readonly source: PopupSource }): ReactNode {
  const [refused, setRefused] = useState(false);
  const view = viewOf(site, facts);
  const press = (row: SiteRow, asked: readonly string[]): void => {
    setRefused(false);
    // Within the press: the browser asks nobody otherwise.
    if (row.on) void source.switchOff(row.site);
    else void source.switchOn(asked).then((given) => setRefused(!given));
  };
  return (
    <>
      <section className="px-4 pt-3 pb-3.5">
        <SiteSwitch row={view.own} own onPress={() => press(view.own, view.asked)} />
        {view.asked.length > 1 && (
          <p className="mt-1 text-pretty text-soft">{m.popup_asks_too({ hosts: view.asked.slice(1).map(hostOf).join(', ') })}</p>
        )}
        <div role="status">
          {refused && <p className="mt-2 text-pretty text-soft">{m.popup_refused()}</p>}
          {(view.reload || view.late) && (
            <div data-part="reload" className="mt-3 flex items-center gap-3 rounded-[10px] bg-stay-tint px-3 py-2.5">
              <p className="grow text-pretty">{reloadWords(view)}</p>
              <Button look="primary" data-press="reload" onClick={source.reload}>
                {m.popup_reload()}
              </Button>
            </div>
          )}
        </div>
      </section>
      {view.frames.length > 0 && (
        <section data-part="frames" className="grid gap-2.5 border-t border-line px-4 py-3">
          <h2 className="text-[12px] text-faint">{m.popup_frames()}</h2>
          {view.frames.map((row) => (
            <SiteSwitch key={row.site} row={row} own={false} onPress={() => press(row, [row.site])} />
          ))}
        </section>
      )}
      <Layers layers={view.layers} off={facts.settings.values.layers_off} />
    </>
  );
}

function Restricted({ why }: { readonly why: 'browser' | 'store' | 'file' }): ReactNode {
  const words = { browser: m.popup_restricted_browser, store: m.popup_restricted_store, file: m.popup_restricted_file };
  return (
    <section data-part="restricted" className="px-4 pt-3 pb-4 text-pretty">
      <p className="font-semibold">{m.popup_restricted()}</p>
      <p className="mt-0.5 text-soft">{words[why]()}</p>
    </section>
  );
}

/** The page behind the toolbar's button: is the site in front watched, what is live there, and the ways to all the rest. */
export function Popup({ source, pages }: PopupProps): ReactNode {
  const facts = useSyncExternalStore(source.subscribe, source.current);
  if (facts === null) return null;
  return (
    <main className="w-90 bg-ground">
      <h1 className="px-4 pt-3 text-[12px] font-medium text-faint">{m.app_name()}</h1>
      {'site' in facts.site ? <Site site={facts.site.site} facts={facts} source={source} /> : <Restricted why={facts.site.restricted} />}
      <nav aria-label={m.popup_ways()} className="flex flex-wrap items-center gap-x-1 border-t border-line px-3 py-2.5">
        <Button data-press="panel" className="me-auto" onClick={source.openPanel}>
          {m.popup_panel()}
        </Button>
        {pages.map((page) => (
          <Button key={page} look="plain" data-press={page} onClick={() => source.openPage(page)}>
            {pageNames[page]()}
          </Button>
        ))}
      </nav>
    </main>
  );
}
