import { CheckCheck, ChevronDown, type LucideIcon, MessageSquareWarning, ShieldAlert, Smile, VolumeX } from 'lucide-react';
import { type ReactNode, type Ref, useId, useState } from 'react';
import { m } from '../../.paraglide/messages.js';
import { sayMessage } from '../ui/message.ts';
import { useDesk } from './desk-context.ts';
import { PressButton } from './press-button.tsx';
import { abuseKinds, type Situation, situations } from './situation.ts';

const faces: Readonly<Record<Situation, { readonly icon: LucideIcon; readonly label: () => string }>> = {
  conduct: { icon: MessageSquareWarning, label: m.situation_conduct },
  harassment: { icon: ShieldAlert, label: m.situation_harassment },
  prank: { icon: Smile, label: m.situation_prank },
  silence: { icon: VolumeX, label: m.situation_silence },
  resolved: { icon: CheckCheck, label: m.situation_resolved },
};

interface SituationButtonProps {
  readonly name: Situation;
  readonly at: number;
  readonly on: boolean;
}

function SituationButton({ name, at, on }: SituationButtonProps): ReactNode {
  const { act, stateOf } = useDesk();
  const { icon: Icon, label } = faces[name];
  const id = `situation-${name}`;
  const state = stateOf(id);
  const chosen = situations.find((each) => each.name === name);
  return (
    <button
      type="button"
      data-press={id}
      data-situation={name}
      data-state={state ?? undefined}
      aria-pressed={on}
      aria-keyshortcuts={String(at + 1)}
      onClick={() => chosen !== undefined && act(id, chosen.act)}
      className={`relative grid focus-visible:z-1 min-h-12 min-w-0 flex-1 justify-items-center gap-1 rounded-lg px-0.5 pt-2 pb-1.5 text-[11.5px] leading-tight hover:bg-sunken hover:text-ink active:bg-line ${
        on || state !== null ? 'font-semibold text-ink' : 'text-soft'
      }`}
    >
      <Icon size={18} strokeWidth={1.8} />
      <span className="max-w-full truncate">{label()}</span>
      <span
        aria-hidden="true"
        className="absolute start-1 top-1 hidden text-[10px] leading-none font-semibold text-faint in-[[data-keys]:focus-within]:block"
      >
        {at + 1}
      </span>
    </button>
  );
}

function KindMenu({ id, close }: { readonly id: string; readonly close: () => void }): ReactNode {
  const { act } = useDesk();
  return (
    <fieldset id={id} className="mx-2 mb-1 rounded-lg bg-sunken p-1.5" data-part="kinds">
      <legend className="sr-only">{m.kinds_label()}</legend>
      <div className="grid grid-cols-2 gap-x-1">
        {abuseKinds.map((kind) => (
          <PressButton
            key={kind.name}
            id={`kind-${kind.name}`}
            look="plain"
            className="text-[12px] hover:bg-raised"
            onPress={() => {
              act(`kind-${kind.name}`, kind.act);
              close();
            }}
          >
            {sayMessage('kind', kind.name)}
          </PressButton>
        ))}
      </div>
    </fieldset>
  );
}

interface SituationsProps {
  readonly open: Situation | null;
  readonly ref: Ref<HTMLElement>;
}

/** Five situations, always there. One press on Abuse marks abusive language; the arrow beside it offers the other kinds. */
export function Situations({ open, ref }: SituationsProps): ReactNode {
  const [kinds, setKinds] = useState(false);
  const menu = useId();
  return (
    <section ref={ref} aria-label={m.situations_label()} className="mt-3.5 border-t border-line" data-part="situations" data-keys="">
      <div className="flex gap-0.5 p-1.5">
        {situations.map(({ name }, at) => (
          <span
            key={name}
            className={`flex min-w-0 rounded-lg ${name === 'conduct' ? 'flex-[1.25]' : 'flex-1'} ${open === name ? 'bg-sunken' : ''}`}
          >
            <SituationButton name={name} at={at} on={open === name} />
            {name === 'conduct' && (
              <button
                type="button"
                aria-label={m.kinds_label()}
                aria-expanded={kinds}
                aria-controls={menu}
                data-press="kinds"
                onClick={() => setKinds(!kinds)}
                className={`-ms-1.5 flex w-6 shrink-0 items-end justify-center rounded-lg pb-[7px] hover:bg-sunken hover:text-ink active:bg-line ${
                  kinds || open === name ? 'text-ink' : 'text-faint'
                }`}
              >
                <ChevronDown size={14} strokeWidth={2} className={kinds ? 'rotate-180' : ''} />
              </button>
            )}
          </span>
        ))}
      </div>
      {kinds && <KindMenu id={menu} close={() => setKinds(false)} />}
    </section>
  );
}
