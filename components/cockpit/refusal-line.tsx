import type { ReactNode } from 'react';
import { m } from '../../.paraglide/messages.js';
import type { Refusal } from '../hooks/use-presses.ts';
import { useDesk } from './desk-context.ts';

const words: Readonly<Record<Refusal, () => string>> = {
  token: m.refused_token,
  shape: m.refused_shape,
  no_call: m.refused_no_call,
  not_now: m.refused_not_now,
  quota: m.refused_quota,
  database: m.refused_database,
  unanswered: m.refused_unanswered,
  nothing: m.sign_off_nothing,
  not_allowed: m.sign_off_not_allowed,
  too_large: m.sign_off_too_large,
  busy: m.sign_off_busy,
  download: m.sign_off_download,
  voice: m.calibrate_voice,
  unheard: m.calibrate_unheard,
  locked: m.calibrate_locked,
};

/** A sentence in amber: something was not taken, and why. */
export function NoticeLine({ text }: { readonly text: string }): ReactNode {
  return (
    <p role="status" className="mx-3.5 mb-3 rounded-[9px] bg-ask-tint px-3 py-2 text-pretty">
      {text}
    </p>
  );
}

/** Why the last press was not taken, in a sentence. */
export function RefusalLine(): ReactNode {
  const { refusal } = useDesk();
  return <div data-part="refusal">{refusal !== null && <NoticeLine text={words[refusal]()} />}</div>;
}
