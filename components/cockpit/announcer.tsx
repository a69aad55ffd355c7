import type { ReactNode } from 'react';
import { m } from '../../.paraglide/messages.js';
import { headlineOf } from './headline.ts';
import type { Reading } from './reading.ts';
import { sentencesOf } from './reasons.ts';
import { stateWord } from './state-word.ts';

const isUrgent = ({ guidance }: Reading): boolean => guidance.verdict === 'never' || guidance.verdict === 'must_escalate';

function politeWords(reading: Reading): string {
  const { session, wrapUp } = reading.call;
  if (session.state === 'ended') return wrapUp?.savedAt === null ? m.announce_wrap_up() : '';
  if (session.state === 'ringing' || session.state === 'dialling') return stateWord(session.state);
  const due = reading.alert === 'due' ? m.announce_check_back() : reading.alert === 'overdue' ? m.announce_hold_overdue() : '';
  if (isUrgent(reading)) return due;
  return [headlineOf(reading.guidance), sentencesOf(reading.guidance)[0], due].filter(Boolean).join('. ');
}

function urgentWords(reading: Reading): string {
  const live = reading.call.session.phase === 'connected';
  return live && isUrgent(reading) ? [headlineOf(reading.guidance), ...sentencesOf(reading.guidance)].join('. ') : '';
}

/** What a screen reader is told without being asked: changes of the answer, never the digits. Only two verdicts interrupt. */
export function Announcer({ reading }: { readonly reading: Reading | null }): ReactNode {
  return (
    <>
      <div aria-live="polite" className="sr-only" data-live="polite">
        {reading === null ? '' : politeWords(reading)}
      </div>
      <div aria-live="assertive" className="sr-only" data-live="assertive">
        {reading === null ? '' : urgentWords(reading)}
      </div>
    </>
  );
}
