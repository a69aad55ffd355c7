import { useEffect } from 'react';
import { afterPaint } from './paint-mark.ts';

/** Marks the first paint of a call on this surface, whatever form it was painted in. */
export function usePaintedMark(callKey: string | null): void {
  useEffect(() => (callKey === null ? undefined : afterPaint(`onhook:painted:${callKey}`)), [callKey]);
}
