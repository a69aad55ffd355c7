import { Check } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { m } from '../../.paraglide/messages.js';
import { clockFace } from '../../lib/base/time.ts';
import type { AgentAct } from '../../lib/call/action.ts';
import type { Handover } from '../../lib/disposition/handover.ts';
import type { CallSnapshot, GuidanceView } from '../../lib/platform/protocol.ts';
import { useCopy } from '../hooks/use-copy.ts';
import { useTrapped } from '../hooks/use-trapped.ts';
import { Button } from '../ui/button.tsx';
import { sayMessage } from '../ui/message.ts';
import { TextField } from '../ui/text-field.tsx';
import { useDesk } from './desk-context.ts';
import { handoverNow, stepTold } from './handover-words.ts';
import { PressButton } from './press-button.tsx';

/** What a supervisor, or whoever takes the call, can do: each a press with its time. */
const words: readonly { readonly name: string; readonly act: AgentAct }[] = [
  { name: 'supervisor_joined', act: { type: 'supervisor.joined', fields: {} } },
  { name: 'next_step_given', act: { type: 'supervisor.next_step', fields: {} } },
  { name: 'denied', act: { type: 'supervisor.deny', fields: {} } },
  { name: 'took_over', act: { type: 'supervisor.takeover', fields: {} } },
  { name: 'colleague_took', act: { type: 'handoff.accepted', fields: { role: 'colleague' } } },
];

/** The reason that goes with the press, as the call stands: for the record, and for whoever is called. */
export function reasonToAsk({ situation }: CallSnapshot, { verdict }: GuidanceView): string {
  if (verdict === 'never') return 'life_risk';
  if (verdict === 'must_escalate') return 'threat';
  if (verdict === 'permitted_with_supervisor') return 'approval';
  return situation === null || situation === 'resolved' ? 'asked' : situation;
}

const LINE_MOST = 160;
const ofHelp = /^(agent\.escalate|supervisor\.|handoff\.)/;

function OneLine({ reason }: { readonly reason: string }): ReactNode {
  const { act, framed } = useDesk();
  const [line, setLine] = useState('');
  const trap = useTrapped(framed);
  if (trap.trapped) return null;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const said = line.trim();
    if (said === '') return;
    act('supervisor-line', { type: 'agent.escalate', fields: { reason, line: said } });
    setLine('');
  };
  return (
    <form className="mt-1.5 flex gap-1.5" onSubmit={send}>
      <TextField
        className="flex-1"
        value={line}
        maxLength={LINE_MOST}
        aria-label={m.supervisor_line()}
        placeholder={m.supervisor_line()}
        data-part="supervisor-line"
        onFocus={trap.onFocus}
        onChange={(event) => setLine(event.target.value)}
      />
      <Button type="submit" data-press="supervisor-line">
        {m.supervisor_line_add()}
      </Button>
    </form>
  );
}

interface SupervisorPanelProps {
  readonly handover: Handover;
  readonly guidance: GuidanceView;
  readonly reason: string;
}

/** What goes with the press for a supervisor: when who was asked and answered, one line, and a text for the team's chat. */
export function SupervisorPanel({ handover, guidance, reason }: SupervisorPanelProps): ReactNode {
  const { act, giveFocusBack } = useDesk();
  const { state, copy } = useCopy(giveFocusBack);
  const steps = handover.steps.filter(({ type }) => ofHelp.test(type));
  return (
    <section aria-label={m.supervisor_label()} className="mx-2 mb-2 rounded-lg bg-sunken px-2.5 py-2" data-part="supervisor">
      {steps.length > 0 && (
        <ol className="text-[12px] text-soft tabular-nums" data-part="supervisor-steps">
          {steps.map((step) => (
            <li key={`${step.offset_ms}-${step.type}`} className="flex gap-2">
              <span className="w-9 shrink-0">{clockFace(step.offset_ms)}</span>
              <span>{stepTold(step)}</span>
            </li>
          ))}
        </ol>
      )}
      <OneLine reason={reason} />
      <div className="mt-1 -ms-2 flex flex-wrap">
        {words.map(({ name, act: done }) => (
          <PressButton
            key={name}
            id={`word-${name}`}
            look="plain"
            className="text-[12px] hover:bg-raised"
            onPress={() => act(`word-${name}`, done)}
          >
            {sayMessage('do', name)}
          </PressButton>
        ))}
      </div>
      <Button className="mt-1" data-press="handover" onClick={() => copy(handoverNow(handover, guidance))}>
        {state === 'copied' && <Check size={14} strokeWidth={2.5} />}
        <span role="status">{state === 'copied' ? m.copy_done() : state === 'refused' ? m.copy_refused() : m.supervisor_copy()}</span>
      </Button>
    </section>
  );
}
