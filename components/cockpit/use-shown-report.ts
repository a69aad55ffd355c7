import { useEffect, useRef } from 'react';
import type { Guidance } from '../../lib/call/guidance.ts';
import type { SendCommand } from '../../lib/platform/command.ts';
import { useVisible } from '../hooks/use-visible.ts';
import type { SurfaceClock } from './clock-reading.ts';
import { stepWord } from './step-word.ts';

interface Shown {
  readonly call: { readonly callKey: string };
  readonly guidance: Guidance;
}

/**
 * What counts is what was shown: tells the desk each verdict and step that was painted while the surface was in view, once a change.
 * `shown`: null while the surface paints no verdict.
 */
export function useShownReport(shown: Shown | null, send: SendCommand, clock: SurfaceClock): void {
  const visible = useVisible();
  const told = useRef('');
  const callKey = shown?.call.callKey ?? null;
  const verdict = shown?.guidance.verdict ?? null;
  const step = shown === null ? '' : stepWord(shown.guidance.nextStep);
  useEffect(() => {
    if (!visible || callKey === null || verdict === null) return;
    const word = `${callKey} ${verdict} ${step}`;
    if (word === told.current) return;
    told.current = word;
    void send(callKey, { do: 'shown', verdict, step, at: clock.wall() });
  }, [visible, callKey, verdict, step, send, clock]);
}
