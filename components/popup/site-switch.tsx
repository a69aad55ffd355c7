import { type ReactNode, useId } from 'react';
import { m } from '../../.paraglide/messages.js';
import type { SiteRow } from './site-view.ts';

interface SiteSwitchProps {
  readonly row: SiteRow;
  readonly own: boolean;
  readonly onPress: () => void;
}

function stateOf({ on, locked, phone }: SiteRow): string {
  if (locked) return m.popup_locked();
  if (on) return m.popup_watched();
  return phone ? m.popup_phone_frame() : m.popup_not_watched();
}

/** One site and its switch: the browser asks before it goes on. */
export function SiteSwitch({ row, own, onPress }: SiteSwitchProps): ReactNode {
  const [name, state] = [useId(), useId()];
  return (
    <div className="flex items-center gap-3">
      <div className="min-w-0 grow">
        <p id={name} className={`truncate ${own ? 'text-[15px] font-semibold' : 'font-medium'}`} title={row.host}>
          {row.host}
        </p>
        <p id={state} className="text-soft">
          {stateOf(row)}
        </p>
      </div>
      <button
        type="button"
        role="switch"
        data-press={own ? 'watch' : 'watch-frame'}
        aria-checked={row.on}
        aria-labelledby={name}
        aria-describedby={state}
        disabled={row.locked}
        onClick={onPress}
        className="group h-6 w-10.5 shrink-0 rounded-full border border-faint bg-sunken p-[3px] aria-checked:border-key aria-checked:bg-key disabled:opacity-50 forced-colors:aria-checked:bg-[Highlight]"
      >
        <span className="block size-4 rounded-full bg-faint transition-transform group-aria-checked:translate-x-[18px] group-aria-checked:bg-ground rtl:group-aria-checked:-translate-x-[18px] motion-reduce:transition-none forced-colors:bg-[ButtonText]" />
      </button>
    </div>
  );
}
