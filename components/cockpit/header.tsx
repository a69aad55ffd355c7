import { MicOff, Minus, Move, X } from 'lucide-react';
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { m } from '../../.paraglide/messages.js';
import type { FromFrame } from '../../lib/platform/protocol.ts';
import { Button } from '../ui/button.tsx';
import type { Reading } from './reading.ts';
import { stateDot, stateWord, whoOf } from './state-word.ts';

export interface HeaderActions {
  readonly post: (message: FromFrame) => void;
  readonly collapse: () => void;
  readonly hide: () => void;
}

const arrows: Readonly<Record<string, readonly [-1 | 0 | 1, -1 | 0 | 1]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Moves the frame by the pointer: screen coordinates, because the frame itself moves under it. */
export function dragHandlers(post: (message: FromFrame) => void): {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
} {
  return {
    onPointerDown(event) {
      if (event.button !== 0 || (event.target as Element).closest('button') !== null) return;
      const header = event.currentTarget;
      const tell = (phase: 'start' | 'move' | 'end', from: { screenX: number; screenY: number }): void =>
        post({ t: 'drag', phase, x: from.screenX, y: from.screenY });
      const stop = new AbortController();
      const follow = (phase: 'move' | 'end') => (next: Event) => {
        if (phase === 'end') stop.abort();
        if (next instanceof globalThis.PointerEvent) tell(phase, next);
      };
      header.setPointerCapture(event.pointerId);
      header.addEventListener('pointermove', follow('move'), { signal: stop.signal });
      header.addEventListener('pointerup', follow('end'), { signal: stop.signal });
      header.addEventListener('pointercancel', follow('end'), { signal: stop.signal });
      tell('start', event);
    },
  };
}

/** For the keyboard: arrow keys move the frame while this has the focus; out of sight until then. */
export function MoveButton({ post }: Pick<HeaderActions, 'post'>): ReactNode {
  const nudge = (event: KeyboardEvent): void => {
    const way = arrows[event.key];
    if (way === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    post({ t: 'nudge', dx: way[0], dy: way[1] });
  };
  return (
    <Button look="icon" className="not-focus:sr-only" aria-label={m.move_label()} onKeyDown={nudge}>
      <Move size={16} strokeWidth={1.8} />
    </Button>
  );
}

/** State, caller, queue, call time; collapse and hide where there is a frame. */
export function Header({ reading, frame }: { readonly reading: Reading; readonly frame: HeaderActions | null }): ReactNode {
  const { session } = reading.call;
  const rings = session.state === 'ringing' || session.state === 'dialling';
  const time = reading.clockOf(rings ? 'ring' : 'call');
  // Who rings is the card's own largest line.
  const who = rings ? '' : whoOf(session);
  return (
    <header
      className={`sticky top-0 z-1 flex min-h-12 items-center gap-2 bg-ground ps-3.5 ${frame === null ? 'pe-3.5' : 'pe-2 cursor-grab touch-none active:cursor-grabbing'}`}
      {...(frame === null ? {} : dragHandlers(frame.post))}
    >
      <span className={`size-2 shrink-0 rounded-full forced-colors:bg-[CanvasText] ${stateDot[session.state]}`} />
      <span className="shrink-0 font-semibold">{stateWord(session.state)}</span>
      {session.sound.muted && session.phase === 'connected' && (
        <MicOff role="img" aria-label={m.sound_muted()} size={14} strokeWidth={2} className="shrink-0 text-ask" data-part="muted" />
      )}
      <span className="truncate text-soft tabular-nums" title={who}>
        {who}
      </span>
      {time !== null && (
        <span className="ms-auto shrink-0 font-medium tabular-nums" data-clock="call">
          {time.face}
        </span>
      )}
      {frame !== null && (
        <span className={`flex shrink-0 ${time === null ? 'ms-auto' : ''}`}>
          <MoveButton post={frame.post} />
          <Button look="icon" aria-label={m.collapse_label()} onClick={frame.collapse}>
            <Minus size={16} strokeWidth={1.8} />
          </Button>
          <Button look="icon" aria-label={m.hide_label()} onClick={frame.hide}>
            <X size={16} strokeWidth={1.8} />
          </Button>
        </span>
      )}
    </header>
  );
}
