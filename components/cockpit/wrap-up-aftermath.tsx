import { type ReactNode, useId, useState } from 'react';
import { m } from '../../.paraglide/messages.js';
import { MINUTE } from '../../lib/base/time.ts';
import type { Aftermath } from '../../lib/disposition/aftermath.ts';
import { useTrapped } from '../hooks/use-trapped.ts';
import { TextField } from '../ui/text-field.tsx';
import { useDesk } from './desk-context.ts';
import type { DraftLine } from './draft-line.ts';
import { TickLine } from './tick-line.tsx';
import type { WrapUpDraft } from './use-wrap-up.ts';

const when = new Intl.DateTimeFormat(undefined, { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

const REASON_MOST = 300;

function AdviceReason({ stored, line }: { readonly stored: string; readonly line: DraftLine }): ReactNode {
  const { framed } = useDesk();
  const [text, setText] = useState(() => line.open().adviceReason ?? stored);
  const trap = useTrapped(framed);
  const id = useId();
  if (trap.trapped) return null;
  return (
    <div className="mx-3.5 mb-2.5 grid gap-1">
      <label htmlFor={id} className="text-[12px] text-soft">
        {m.advice_label()}
      </label>
      <TextField
        id={id}
        value={text}
        maxLength={REASON_MOST}
        data-part="advice"
        onFocus={trap.onFocus}
        onChange={(event) => {
          setText(event.target.value);
          line.write({ adviceReason: event.target.value });
        }}
      />
    </div>
  );
}

/** A break is offered first; what the end asks for comes after it, and the reason for an end against the advice last. */
export function WrapUpAftermath({
  aftermath,
  draft,
  line,
}: {
  readonly aftermath: Aftermath;
  readonly draft: WrapUpDraft;
  readonly line: DraftLine;
}): ReactNode {
  const { recoveryMs, reportDue, adviceReason } = aftermath;
  return (
    <>
      {recoveryMs !== null && (
        <p className="mx-3.5 mb-2.5 rounded-[9px] bg-stay-tint px-3 py-2 text-pretty" data-part="recovery">
          {m.recovery_offer({ minutes: Math.round(recoveryMs / MINUTE) })}
        </p>
      )}
      {draft.supervisorTold !== null && (
        <TickLine name="supervisor-told" label={m.supervisor_told_label()} ticked={draft.supervisorTold} tick={draft.tell} />
      )}
      {reportDue !== null && (
        <p className="mx-3.5 mb-2.5 text-[12px] text-soft" data-part="report-due">
          {m.report_due({ time: when.format(reportDue) })}
        </p>
      )}
      {adviceReason !== null && <AdviceReason stored={adviceReason} line={line} />}
    </>
  );
}
