import { CircleCheck } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { m } from '../../.paraglide/messages.js';
import type { PhoneTab, WelcomeSource } from '../../lib/platform/welcome.ts';
import { hostOf } from '../../lib/settings/site.ts';
import { SiteForm } from '../sites/site-form.tsx';
import { Button } from '../ui/button.tsx';

interface Done {
  readonly host: string;
  readonly tab: PhoneTab;
}

function Watching({ host, tab }: Done): ReactNode {
  return (
    <div data-part="watching" className="flex items-start gap-3 rounded-[12px] bg-may-tint px-4 py-3.5">
      <CircleCheck aria-hidden size={18} strokeWidth={2} className="mt-px shrink-0 text-may" />
      <div className="grow">
        <p className="font-semibold">{m.welcome_watching({ host })}</p>
        <p className="mt-0.5 text-pretty">{tab.state === 'opened' ? m.welcome_opened() : m.welcome_reload()}</p>
      </div>
      {tab.state === 'open' && (
        <Button look="primary" data-press="reload" onClick={() => void tab.reload()}>
          {m.welcome_reload_press()}
        </Button>
      )}
    </div>
  );
}

const hints = [
  [m.welcome_call, m.welcome_call_means],
  [m.welcome_hold, m.welcome_hold_means],
  [m.welcome_private, m.welcome_private_means],
] as const;

/** The first page after the install: one address, one press, and the phone is watched. */
export function WelcomePage({ source }: { readonly source: WelcomeSource }): ReactNode {
  const [done, setDone] = useState<Done | null>(null);
  return (
    <main className="mx-auto max-w-[620px] px-7 py-14">
      <h1 className="text-[26px] leading-tight font-semibold tracking-[-.01em]">{m.welcome_title()}</h1>
      <p className="mt-2 mb-7 text-[15px] text-pretty text-soft">{m.welcome_lead()}</p>
      <SiteForm
        request={source.requestSites}
        then={async (address, site) => setDone({ host: hostOf(site), tab: await source.openPhone(address, site) })}
        label={m.welcome_address()}
        press={m.welcome_watch()}
        first={done === null}
      />
      <p className="mt-1.5 text-pretty text-soft">{m.welcome_asks()}</p>
      <div role="status" className="mt-4">
        {done !== null && <Watching {...done} />}
      </div>
      <dl className="mt-9 grid gap-4 border-t border-line pt-6">
        {hints.map(([name, means]) => (
          <div key={name()}>
            <dt className="font-semibold">{name()}</dt>
            <dd className="text-pretty text-soft">{means()}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-8">
        <a href="/options.html" className="text-key underline underline-offset-2">
          {m.welcome_settings()}
        </a>
      </p>
    </main>
  );
}
