import { type MouseEvent as ClickEvent, type ReactNode, useCallback, useEffect, useMemo, useRef } from 'react';
import { m } from '../../.paraglide/messages.js';
import type { SendCommand } from '../../lib/platform/command.ts';
import type { FrameLink } from '../../lib/platform/frame-link.ts';
import type { FramePlace } from '../../lib/platform/protocol.ts';
import { openSidePanel } from '../../lib/platform/side-panel.ts';
import type { SnapshotSource } from '../../lib/platform/snapshots.ts';
import { defaultSettings } from '../../lib/settings/default-settings.ts';
import { useCovered } from '../hooks/use-covered.ts';
import { useFrameSize } from '../hooks/use-frame-size.ts';
import { useKeptKeyboard } from '../hooks/use-kept-keyboard.ts';
import { useKeys } from '../hooks/use-keys.ts';
import { usePresses } from '../hooks/use-presses.ts';
import { useRepaint } from '../hooks/use-repaint.ts';
import { useSnapshots } from '../hooks/use-snapshots.ts';
import { Announcer } from './announcer.tsx';
import { CallCard } from './call-card.tsx';
import { ownClock, type SurfaceClock } from './clock-reading.ts';
import { CollapsedLine } from './collapsed-line.tsx';
import { DeskContext, type DeskLine } from './desk-context.ts';
import { IdleLine } from './idle-line.tsx';
import { OtherCalls } from './other-calls.tsx';
import { NoticeLine, RefusalLine } from './refusal-line.tsx';
import { useAlertTitle } from './use-alert-title.ts';
import { useCalls } from './use-calls.ts';
import { useDraftLines } from './use-draft-lines.ts';
import { FocusCallContext, useFocusCall } from './use-focus-call.ts';
import { useFrame } from './use-frame.ts';
import { usePaintedMark } from './use-painted-mark.ts';
import { useShownReport } from './use-shown-report.ts';
import { WhoLine } from './who-line.tsx';

export interface CockpitProps {
  readonly source: SnapshotSource;
  readonly send: SendCommand;
  /** Null where the cockpit has a surface of its own (side panel). */
  readonly frame: FrameLink | null;
  /** Only this tab's calls; null: the call that the desk puts in focus. */
  readonly tabId: number | null;
  readonly place: FramePlace | null;
  readonly clock?: SurfaceClock;
}

const isTextField = (target: EventTarget | null): boolean => target instanceof Element && target.closest('textarea, input, label') !== null;

/** A mouse press never moves the focus, or the phone's own keys die. It arrives all the same. */
const keepFocus = (event: MouseEvent): void => {
  if (!isTextField(event.target)) event.preventDefault();
};

/** On the window: while the card changes its height, a press may land beside it, on what is left of the frame. */
function useKeptFocus(): void {
  useEffect(() => {
    addEventListener('mousedown', keepFocus, true);
    return () => removeEventListener('mousedown', keepFocus, true);
  }, []);
}

/** Hands the focus of the global commands to the card itself. */
function CardFocus({ take }: { readonly take: () => void }): null {
  useFocusCall('panel', take);
  return null;
}

/** The agent's UI over the desk's snapshots: one tree for every surface. It decides nothing and keeps nothing. */
export function Cockpit({ source, send, frame, tabId, place, clock = ownClock }: CockpitProps): ReactNode {
  const snapshots = useSnapshots(source);
  const { ui } = snapshots;
  const { shown, others, nextPaint, show } = useCalls(snapshots, tabId, clock);
  const callKey = shown?.call.callKey ?? null;
  const { actions, collapsed, hidden, expand, focusCall, dropFocusCall } = useFrame(frame, place, callKey);
  const presses = usePresses(send);
  const drafts = useDraftLines(send);
  const card = useRef<HTMLDivElement>(null);
  const strip = useRef<HTMLDivElement>(null);
  useKeptFocus();
  useKeptKeyboard(card);

  useRepaint(nextPaint);
  usePaintedMark(hidden ? null : callKey);
  useFrameSize(card, frame, !hidden);
  useShownReport(shown === null || hidden || shown.call.session.phase !== 'connected' ? null : shown, send, clock);
  // Another call, or the same in another phase, is another card, and is read from its head.
  const phase = shown?.call.session.phase;
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are what changes the card.
  useEffect(() => {
    scrollTo(0, 0);
  }, [callKey, phase]);
  const surface = frame === null ? 'panel' : 'frame';
  useEffect(() => {
    // A panel of our own has keys from the first; in somebody else's page the focus is never taken.
    if (surface === 'panel') card.current?.focus({ preventScroll: true });
  }, [surface]);
  // After the parts of the card had their turn: a wrap-up that waits behind is brought forward and answers then.
  useEffect(() => {
    if (focusCall === null) return;
    const waiting =
      focusCall.what === 'wrap_up' && shown?.call.wrapUp == null ? others.find(({ call }) => call.wrapUp !== null) : undefined;
    if (waiting === undefined) dropFocusCall();
    else show(waiting.call.callKey);
  });
  const { refuses, refused } = useCovered(card, strip, frame);
  const takeNone = (event: ClickEvent): void => {
    if (!refuses()) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const giveFocusBack = useCallback(() => frame?.post({ t: 'escape' }), [frame]);
  useKeys([['Escape', giveFocusBack]]);

  useAlertTitle(shown === null ? others : [shown, ...others]);
  const shortcuts = ui?.shortcuts;
  const asks = shown !== null && !collapsed && ui?.who.asked === true && ui.face === shown.call.face ? ui.who : null;
  const snoozeMs = (ui?.settings ?? defaultSettings).hold_snooze_ms;
  const line = useMemo<DeskLine>(() => {
    const press: DeskLine['press'] = (id, command) => presses.press(id, callKey, command);
    return {
      press,
      act: (id, act) => void press(id, { do: 'act', act, at: clock.wall() }),
      stateOf: presses.stateOf,
      refusal: presses.refusal,
      giveFocusBack,
      framed: frame !== null,
      openPanel: () => openSidePanel(tabId),
      clock,
      snoozeMs,
      shortcuts: shortcuts ?? {},
    };
  }, [presses, callKey, giveFocusBack, frame, tabId, clock, snoozeMs, shortcuts]);

  return (
    <DeskContext value={line}>
      <FocusCallContext value={focusCall}>
        <main onClickCapture={takeNone}>
          <h1 className="sr-only">{m.app_name()}</h1>
          <div ref={card} tabIndex={-1} data-card="" data-surface={surface} className="cockpit bg-ground" hidden={hidden}>
            <div ref={strip} aria-hidden className="pointer-events-none sticky top-0 -mb-8 h-8 w-90" />
            <CardFocus take={() => card.current?.focus()} />
            {shown === null && <IdleLine frame={actions} />}
            {shown !== null && collapsed && actions !== null && <CollapsedLine reading={shown} frame={actions} expand={expand} />}
            {shown !== null && !(collapsed && actions !== null) && (
              <CallCard key={callKey} reading={shown} frame={actions} drafts={drafts} />
            )}
            {asks !== null && <WhoLine who={asks} />}
            <RefusalLine />
            {refused && <NoticeLine text={m.refused_covered()} />}
            {!collapsed && <OtherCalls others={others} show={show} />}
          </div>
          <Announcer reading={shown} />
        </main>
      </FocusCallContext>
    </DeskContext>
  );
}
