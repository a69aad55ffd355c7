import type { ReactNode } from 'react';
import { m } from '../../.paraglide/messages.js';
import type { Capabilities } from '../../lib/call/session.ts';
import type { CallSnapshot } from '../../lib/platform/protocol.ts';
import { useDesk } from './desk-context.ts';
import { PressButton } from './press-button.tsx';

const seen = [
  ['vendor', m.watched_vendor],
  ['sip', m.watched_sip],
  ['media', m.watched_media],
  ['dom', m.watched_dom],
] as const;

const facts = [
  ['hold', m.unknown_hold],
  ['endReason', m.unknown_end],
  ['silence', m.unknown_silence],
] as const satisfies readonly (readonly [keyof Capabilities, () => string])[];

/** Which layers see this call, and what none of them can see; and where its sound is heard, the press that says that nobody speaks now. */
export function WatchedLine({ call }: { readonly call: CallSnapshot }): ReactNode {
  const { press } = useDesk();
  const { capabilities } = call.session;
  const live = seen.flatMap(([layer, name]) => (call.layers.includes(layer) ? [name()] : []));
  const blind = facts.flatMap(([fact, name]) => (capabilities[fact] ? [] : [name()]));
  return (
    <div className="flex items-baseline gap-2 px-3.5 pb-3 text-[12px] text-soft">
      <p className="grow text-pretty" data-part="watched">
        {live.length === 0 ? m.watched_nothing() : m.watched_by({ layers: live.join(', ') })}
        {live.length > 0 && blind.length > 0 && ` ${m.watched_unknown({ facts: blind.join(', ') })}`}
      </p>
      {capabilities.silence && (
        <PressButton id="calibrate" look="plain" className="-me-2 shrink-0" onPress={() => void press('calibrate', { do: 'calibrate' })}>
          {m.calibrate()}
        </PressButton>
      )}
    </div>
  );
}
