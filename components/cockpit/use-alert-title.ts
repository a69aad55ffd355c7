import { useEffect } from 'react';
import { m } from '../../.paraglide/messages.js';
import { alertWord, asks } from './hold-alert.tsx';
import type { Reading } from './reading.ts';

/** The title of our own document says what a hold asks, whichever call is on the card. */
export function useAlertTitle(readings: readonly Reading[]): void {
  const asking = readings.map(({ alert }) => alert).filter(asks);
  const word = asking.length === 0 ? null : alertWord(asking.find((alert) => alert === 'overdue') ?? 'due');
  useEffect(() => {
    document.title = word === null ? m.app_name() : m.alert_title({ word, name: m.app_name() });
  }, [word]);
}
