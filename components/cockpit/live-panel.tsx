import { type ReactNode, useRef, useState } from 'react';
import { m } from '../../.paraglide/messages.js';
import type { SessionView } from '../../lib/platform/protocol.ts';
import { useDesk } from './desk-context.ts';
import { Guards } from './guards.tsx';
import { Guide } from './guide.tsx';
import { HoldAlert } from './hold-alert.tsx';
import { HoldClock } from './hold-clock.tsx';
import { Ledger } from './ledger.tsx';
import { ManualStrip, type StripQuestion } from './manual-strip.tsx';
import { NextStep } from './next-step.tsx';
import type { Reading } from './reading.ts';
import { Situations } from './situations.tsx';
import { SoundLine } from './sound-line.tsx';
import { reasonToAsk, SupervisorPanel } from './supervisor-panel.tsx';
import { useFocusCall } from './use-focus-call.ts';
import { useGuideKeys } from './use-guide-keys.ts';

/** What cannot be seen on this phone, in one quiet line; null when all that matters can. */
function blindSpot({ signallingDown, disputed, manual, state, capabilities }: SessionView): string | null {
  if (signallingDown) return m.blind_signalling();
  if (disputed) return m.blind_disputed();
  if (manual || capabilities.hold || state === 'held') return null;
  return m.blind_hold();
}

/** A connected call: hold clock, guide, ledger, situations, guards, and the manual strip. */
export function LivePanel({ reading }: { readonly reading: Reading }): ReactNode {
  const { call, guidance, now } = reading;
  const { session } = call;
  const { act } = useDesk();
  const openByItself = session.manual || !session.capabilities.hold || session.disputed;
  const [byHand, setByHand] = useState(false);
  const [supervisor, setSupervisor] = useState(false);
  const [question, ask] = useState<StripQuestion>(null);
  const places = useRef<HTMLElement>(null);
  useFocusCall('situations', () => places.current?.querySelector('button')?.focus());

  const keys = useGuideKeys(reading, { question, ask });
  const reason = reasonToAsk(call, guidance);
  const askSupervisor = (): void => {
    if (!supervisor) act('guard-supervisor', { type: 'agent.escalate', fields: { reason } });
    setSupervisor(!supervisor);
  };

  const blind = blindSpot(session);
  const opens = call.then !== null && guidance === call.guidance && call.then.guidance.verdict === 'permitted';
  return (
    <>
      <HoldClock reading={reading} />
      <HoldAlert reading={reading} />
      <SoundLine reading={reading} />
      {blind !== null && (
        <p className="px-3.5 pb-2.5 text-[12px] text-pretty text-soft" data-part="blind">
          {blind}
        </p>
      )}
      <Guide guidance={guidance} now={now} opens={opens} />
      <NextStep guidance={guidance} />
      <Ledger rungs={call.ledger} />
      <Situations
        open={call.situation}
        menu={keys.menu}
        setMenu={keys.setMenu}
        press={keys.pressSituation}
        choose={keys.choose}
        ref={places}
      />
      <Guards
        marks={call.marks}
        supervisor={{ open: supervisor, press: askSupervisor }}
        byHand={openByItself ? null : { open: byHand, toggle: () => setByHand(!byHand) }}
      />
      {supervisor && call.handover !== null && <SupervisorPanel handover={call.handover} guidance={guidance} reason={reason} />}
      {(openByItself || byHand || question !== null) && <ManualStrip call={call} question={question} ask={ask} />}
    </>
  );
}
