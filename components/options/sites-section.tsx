import { type ReactNode, useState } from 'react';
import { m } from '../../.paraglide/messages.js';
import { coversSite, hostOf, isSite, offWithout } from '../../lib/settings/site.ts';
import { SiteForm } from '../sites/site-form.tsx';
import { Button } from '../ui/button.tsx';
import { Switch } from '../ui/switch.tsx';
import { isLocked, Part, type SectionProps } from './section.tsx';

const isOff = (off: readonly string[], site: string): boolean => off.some((pattern) => isSite(pattern) && coversSite(pattern, site));

/** Which pages are watched: what the browser allows, and what of it is switched off. */
export function SitesSection({ facts, source }: SectionProps): ReactNode {
  const { granted, packed, settings } = facts;
  const { sites_off: off } = settings.values;
  const locked = isLocked(facts, 'sites_off');
  const [added, setAdded] = useState<string | null>(null);
  const turn = (site: string): void => {
    void source.change(({ sites_off: now }) =>
      isOff(now, site) ? offWithout(now, (pattern) => coversSite(pattern, site)) : { sites_off: [...now, site] },
    );
  };
  return (
    <Part title={m.options_sites()} lead={m.options_sites_lead()} locked={locked}>
      {granted.length === 0 && <p className="py-2 font-medium">{m.options_sites_none()}</p>}
      {granted.map((site) => (
        <Switch
          key={site}
          name={hostOf(site)}
          hint={isOff(off, site) ? m.options_site_off() : packed.includes(site) && !locked ? m.options_site_packed() : m.options_site_on()}
          on={!isOff(off, site)}
          disabled={locked}
          press="site"
          onPress={() => turn(site)}
        >
          {!packed.includes(site) && (
            <Button look="plain" data-press="site-remove" onClick={() => void source.removeSite(site)}>
              {m.options_remove()}
              <span className="sr-only">{hostOf(site)}</span>
            </Button>
          )}
        </Switch>
      ))}
      <div className="mt-4 max-w-[520px]">
        <SiteForm
          request={source.requestSites}
          then={async (_, site) => setAdded(hostOf(site))}
          label={m.options_site_add()}
          press={m.options_site_watch()}
        />
        <p role="status" className="mt-2 text-soft">
          {added !== null && m.options_site_added({ host: added })}
        </p>
      </div>
    </Part>
  );
}
