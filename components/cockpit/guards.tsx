import { Flag } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { m } from '../../.paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import { sayMessage } from '../ui/message.ts';
import { useDesk } from './desk-context.ts';
import { type Guard, lifeGuards, moreGuards, otherGuards } from './guard.ts';
import { PressButton } from './press-button.tsx';

interface GuardButtonProps {
  readonly guard: Guard;
  /** What stands now. */
  readonly marks: readonly string[];
  readonly grave?: boolean;
}

function GuardButton({ guard: { name, on, off }, marks, grave = false }: GuardButtonProps): ReactNode {
  const { act } = useDesk();
  const id = `guard-${name}`;
  const stands = off !== null && marks.includes(name);
  return (
    <PressButton
      id={id}
      look="plain"
      className={`text-[12px] ${grave ? 'font-semibold text-grave! ' : ''}${stands ? 'bg-stay-tint font-semibold text-ink!' : ''}`}
      {...(off === null ? {} : { pressed: stands })}
      onPress={() => act(id, stands && off !== null ? off : on)}
    >
      {sayMessage('mark', name)}
    </PressButton>
  );
}

function MoreGuards({ marks }: { readonly marks: readonly string[] }): ReactNode {
  return (
    <div className="mt-1 grid w-full gap-y-1 rounded-lg bg-sunken p-1.5" data-part="more-guards">
      {moreGuards.map(({ about, guards }) => (
        <fieldset key={about} className="flex items-start">
          <legend className="float-start w-17 shrink-0 ps-2 pt-2 text-[11px] leading-tight text-faint">{sayMessage('marks', about)}</legend>
          <span className="flex min-w-0 flex-1 flex-wrap">
            {guards.map((guard) => (
              <GuardButton key={guard.name} guard={guard} marks={marks} grave={guard.name === 'distress'} />
            ))}
          </span>
        </fieldset>
      ))}
    </div>
  );
}

interface GuardsProps {
  readonly marks: readonly string[];
  /** Asks for a supervisor, and opens or folds what goes with it. */
  readonly supervisor: { readonly open: boolean; readonly press: () => void };
  /** Opens and folds the manual strip; null where it is open by itself. */
  readonly byHand: { readonly open: boolean; readonly toggle: () => void } | null;
}

/** Guards of life and help, one press away; what is rarer is folded. What follows a press comes from the guide. */
export function Guards({ marks, supervisor, byHand }: GuardsProps): ReactNode {
  const [open, setOpen] = useState(false);
  const foldedMarks = moreGuards.flatMap(({ guards }) => guards).filter(({ name }) => marks.includes(name)).length;
  return (
    <section aria-label={m.guards_label()} className="px-1.5 pb-1.5" data-part="guards">
      <div className="flex flex-wrap items-center gap-x-px">
        <Flag size={13} strokeWidth={2} className="ms-1.5 me-0.5 shrink-0 text-grave" />
        {lifeGuards.map((guard) => (
          <GuardButton key={guard.name} guard={guard} marks={marks} grave />
        ))}
        {otherGuards.map((guard) => (
          <GuardButton key={guard.name} guard={guard} marks={marks} />
        ))}
        <PressButton id="guard-supervisor" look="plain" className="text-[12px]" expanded={supervisor.open} onPress={supervisor.press}>
          {m.guard_supervisor()}
        </PressButton>
        <Button look="plain" className="text-[12px]" aria-expanded={open} data-press="guards-more" onClick={() => setOpen(!open)}>
          {open ? m.guards_less() : foldedMarks > 0 ? m.guards_more_standing({ count: foldedMarks }) : m.guards_more()}
        </Button>
        {byHand !== null && (
          <Button look="plain" className="ms-auto text-[12px]" aria-expanded={byHand.open} data-press="by-hand" onClick={byHand.toggle}>
            {m.manual_label()}
          </Button>
        )}
      </div>
      {open && <MoreGuards marks={marks} />}
    </section>
  );
}
