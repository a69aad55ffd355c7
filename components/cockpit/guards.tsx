import { Flag } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { m } from '../../.paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import { useDesk } from './desk-context.ts';
import { PressButton } from './press-button.tsx';
import { type Guard, guardActs } from './situation.ts';

const labels: Readonly<Record<Guard, () => string>> = {
  at_risk: m.guard_at_risk,
  threat: m.guard_threat,
  supervisor: m.guard_supervisor,
  emergency: m.guard_emergency,
  child: m.guard_child,
};

const first: readonly Guard[] = ['at_risk', 'threat', 'supervisor'];
const more: readonly Guard[] = ['emergency', 'child'];
const ofLife: ReadonlySet<Guard> = new Set(['at_risk', 'emergency', 'child']);

function GuardButton({ guard }: { readonly guard: Guard }): ReactNode {
  const { act } = useDesk();
  const id = `guard-${guard}`;
  return (
    <PressButton
      id={id}
      look="plain"
      className={`text-[12px] ${ofLife.has(guard) ? 'font-semibold text-grave! ' : ''}`}
      onPress={() => act(id, guardActs[guard])}
    >
      {labels[guard]()}
    </PressButton>
  );
}

interface GuardsProps {
  /** Opens and folds the manual strip; null where it is open by itself. */
  readonly byHand: { readonly open: boolean; readonly toggle: () => void } | null;
}

/** Guards of life and help, one press away. What follows a press (help asked, handed over, cleared) comes from the guide. */
export function Guards({ byHand }: GuardsProps): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <section aria-label={m.guards_label()} className="flex flex-wrap items-center gap-x-px px-1.5 pb-1.5" data-part="guards">
      <Flag size={13} strokeWidth={2} className="ms-1.5 me-0.5 shrink-0 text-grave" />
      {first.map((guard) => (
        <GuardButton key={guard} guard={guard} />
      ))}
      <Button look="plain" className="text-[12px]" aria-expanded={open} data-press="guards-more" onClick={() => setOpen(!open)}>
        {open ? m.guards_less() : m.guards_more()}
      </Button>
      {byHand !== null && (
        <Button look="plain" className="ms-auto text-[12px]" aria-expanded={byHand.open} data-press="by-hand" onClick={byHand.toggle}>
          {m.manual_label()}
        </Button>
      )}
      {open && (
        <div className="flex w-full items-center ps-5.5">
          {more.map((guard) => (
            <GuardButton key={guard} guard={guard} />
          ))}
        </div>
      )}
    </section>
  );
}
