import { CircleAlert, CircleCheck, CircleDashed, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { m } from '../../.paraglide/messages.js';
import type { LayerStatus } from '../../lib/platform/layer-book.ts';
import { hostOf, siteOf } from '../../lib/settings/site.ts';
import { type LayerLine, linesOf } from './layer-lines.ts';

const icons: Readonly<Record<LayerLine['state'], readonly [LucideIcon, string]>> = {
  well: [CircleCheck, 'text-may'],
  waits: [CircleDashed, 'text-faint'],
  ails: [CircleAlert, 'text-ask'],
};

function Line({ line: { name, state, says } }: { readonly line: LayerLine }): ReactNode {
  const [Icon, hue] = icons[state];
  return (
    <div data-layer-state={state} className="grid grid-cols-[16px_84px_1fr] items-baseline gap-x-2 py-1">
      <Icon aria-hidden size={15} strokeWidth={2} className={`translate-y-[2.5px] ${hue}`} />
      <dt className="font-medium">{name}</dt>
      <dd className="text-pretty text-soft">{says}</dd>
    </div>
  );
}

interface LayersProps {
  readonly layers: readonly LayerStatus[];
  readonly off: readonly string[];
}

/** What is live in each frame that our scripts are in. */
export function Layers({ layers, off }: LayersProps): ReactNode {
  const hosted = layers.some(({ cockpit }) => cockpit !== 'none');
  return layers.map((status) => {
    const where = siteOf(status.origin);
    const host = 'site' in where ? hostOf(where.site) : status.origin;
    return (
      <section key={status.frame} data-part="layers" aria-label={m.popup_layers({ host })} className="border-t border-line px-4 py-2">
        {layers.length > 1 && (
          <h2 className="pt-0.5 text-[12px] text-faint">{status.top ? m.popup_top({ host }) : m.popup_frame({ host })}</h2>
        )}
        <dl>
          {linesOf(status, off, hosted).map((line) => (
            <Line key={line.name} line={line} />
          ))}
        </dl>
      </section>
    );
  });
}
