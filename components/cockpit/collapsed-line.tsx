import { ChevronUp, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { m } from '../../.paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import { tagOf, toneOf } from '../ui/tone.ts';
import { ToneIcon } from '../ui/tone-icon.tsx';
import { dragHandlers, type HeaderActions, MoveButton } from './header.tsx';
import { shortHeadlineOf } from './headline.ts';
import { AlertMark } from './hold-alert.tsx';
import type { Reading } from './reading.ts';
import { stateDot, stateWord, whoOf } from './state-word.ts';

function Pill({ reading }: { readonly reading: Reading }): ReactNode {
  const { call, guidance } = reading;
  if (call.session.phase === 'ended') return <span className="ms-auto text-[12px] font-semibold">{m.collapsed_wrap_up()}</span>;
  if (call.session.phase !== 'connected') return <span className="ms-auto truncate text-soft tabular-nums">{whoOf(call.session)}</span>;
  const tone = toneOf(guidance.verdict);
  return (
    <span
      className={`ms-auto flex shrink-0 items-center gap-1.5 rounded-full py-[3px] ps-[7px] pe-[9px] text-[12px] font-semibold forced-colors:border ${tagOf[tone]}`}
      data-part="pill"
      data-verdict={guidance.verdict}
    >
      <ToneIcon tone={tone} size={14} />
      {shortHeadlineOf(guidance)}
    </span>
  );
}

interface CollapsedLineProps {
  readonly reading: Reading;
  readonly frame: HeaderActions;
  readonly expand: () => void;
}

/** The cockpit in one line: state, the clock that matters, and the verdict in a word. */
export function CollapsedLine({ reading, frame, expand }: CollapsedLineProps): ReactNode {
  const { session } = reading.call;
  const hold = reading.clockOf('hold');
  const held = hold?.view.running === true ? hold : null;
  const live = session.phase === 'ended' ? 'wrap_up' : session.phase === 'connected' ? 'call' : 'ring';
  const time = held ?? reading.clockOf(live);
  return (
    <header
      className="flex min-h-11 cursor-grab touch-none items-center gap-2 ps-3.5 pe-2 active:cursor-grabbing"
      {...dragHandlers(frame.post)}
    >
      <span className={`size-2 shrink-0 rounded-full forced-colors:bg-[CanvasText] ${stateDot[session.state]}`} />
      <span className="shrink-0 font-semibold">{stateWord(session.state)}</span>
      {time !== null && (
        <b className="shrink-0 font-semibold tabular-nums" data-clock={time.view.kind}>
          {time.face}
        </b>
      )}
      <AlertMark alert={reading.alert} />
      <Pill reading={reading} />
      <span className="flex shrink-0">
        <MoveButton post={frame.post} />
        <Button look="icon" aria-label={m.expand_label()} onClick={expand}>
          <ChevronUp size={16} strokeWidth={1.8} />
        </Button>
        <Button look="icon" aria-label={m.hide_label()} onClick={frame.hide}>
          <X size={16} strokeWidth={1.8} />
        </Button>
      </span>
    </header>
  );
}
