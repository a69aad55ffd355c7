import type { ReactNode } from 'react';
import { m } from '../../.paraglide/messages.js';
import type { SessionView } from '../../lib/platform/protocol.ts';
import { callerOf } from './state-word.ts';

/** A call that nobody has answered yet: who calls, for which queue. There is nothing to decide. */
export function RingingPanel({ session }: { readonly session: SessionView }): ReactNode {
  return (
    <section className="px-3.5 pb-3.5" data-part="ringing">
      <h2 className="text-[20px] leading-tight font-semibold tracking-[-.005em] tabular-nums">{callerOf(session) ?? m.caller_unknown()}</h2>
      {session.queue !== null && <p className="mt-0.5 text-soft">{session.queue}</p>}
    </section>
  );
}
