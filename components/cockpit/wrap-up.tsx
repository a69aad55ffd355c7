import { Check, CircleAlert, CornerDownLeft } from 'lucide-react';
import { type ReactNode, type Ref, useEffect, useState } from 'react';
import { m } from '../../.paraglide/messages.js';
import { clockFace } from '../../lib/base/time.ts';
import type { SaveProblem, WrapUpView } from '../../lib/platform/protocol.ts';
import { useCopy } from '../hooks/use-copy.ts';
import { Button } from '../ui/button.tsx';
import { sayMessage } from '../ui/message.ts';
import { useDesk } from './desk-context.ts';
import { endedAnswers } from './manual-strip.tsx';
import { Note } from './note.tsx';
import { afterPaint } from './paint-mark.ts';
import { PressButton } from './press-button.tsx';
import type { Reading } from './reading.ts';
import { TickLine } from './tick-line.tsx';
import type { DraftLines } from './use-draft-lines.ts';
import type { WrapUpDraft } from './use-wrap-up.ts';
import { WrapUpAftermath } from './wrap-up-aftermath.tsx';
import { WrapUpCodes } from './wrap-up-codes.tsx';
import { openQuestionOf, WrapUpQuestions } from './wrap-up-questions.tsx';

const problems: Readonly<Record<SaveProblem, () => string>> = {
  quota: m.problem_quota,
  conflict: m.problem_conflict,
  database: m.problem_database,
  unanswered: m.problem_unanswered,
};

function WhatHappened({ reading, wrapUp }: { readonly reading: Reading; readonly wrapUp: WrapUpView }): ReactNode {
  const { press } = useDesk();
  const [correcting, setCorrecting] = useState(false);
  const { key, holdMs, holds } = wrapUp.sentence;
  const clock = reading.clockOf('wrap_up');
  const asked = wrapUp.questions.some(({ ask }) => ask === 'ended_by');
  const more = [
    ...(holds > 0
      ? [m.wrap_up_holds({ total: reading.clockOf('hold_total')?.face ?? clockFace(holdMs), holds: m.holds({ count: holds }) })]
      : []),
    ...(clock === null ? [] : [m.wrap_up_time({ time: clock.face })]),
  ];
  return (
    <div className="px-3.5 pb-2.5">
      <h2 className="text-[15px] leading-[1.35] font-[550] text-pretty" data-part="sentence">
        {sayMessage('ended', key, { hold: clockFace(holdMs) })}
      </h2>
      <div className="mt-0.5 flex items-baseline gap-2 text-[12px] text-soft tabular-nums">
        <span>{more.join(' · ')}</span>
        {!asked && (
          <button
            type="button"
            aria-expanded={correcting}
            data-press="correct-end"
            className="ms-auto min-h-6 shrink-0 rounded px-1 underline decoration-faint/60 underline-offset-2 hover:text-ink"
            onClick={() => setCorrecting(!correcting)}
          >
            {m.wrap_up_not_so()}
          </button>
        )}
      </div>
      {correcting && (
        <div className="mt-1.5 flex flex-wrap gap-1.5" data-part="correct-end">
          {endedAnswers.map(({ by, label }) => (
            <PressButton
              key={by}
              id={`correct-end-${by}`}
              className="min-h-8"
              onPress={() => {
                setCorrecting(false);
                void press(`correct-end-${by}`, { do: 'answer', ask: 'ended_by', value: by });
              }}
            >
              {label()}
            </PressButton>
          ))}
        </div>
      )}
    </div>
  );
}

function Problem({ problem }: { readonly problem: SaveProblem }): ReactNode {
  return (
    <p className="mx-3.5 mb-2.5 flex gap-2 rounded-[9px] bg-ask-tint px-3 py-2 text-pretty" data-part="problem">
      <CircleAlert size={16} strokeWidth={2} className="mt-0.5 shrink-0 text-ask" />
      <span>{problems[problem]()}</span>
    </p>
  );
}

function SaveRow({ wrapUp, draft }: { readonly wrapUp: WrapUpView; readonly draft: WrapUpDraft }): ReactNode {
  const { state, copy } = useCopy(useDesk().giveFocusBack);
  return (
    <div className="sticky bottom-0 flex items-center gap-1.5 bg-ground px-3.5 pt-1 pb-3.5">
      <Button look="primary" className="grow justify-center" data-press="save" aria-busy={draft.saving || undefined} onClick={draft.save}>
        {draft.saving ? m.wrap_up_saving() : m.wrap_up_save()}
        {draft.code !== null && !draft.saving && <CornerDownLeft size={13} strokeWidth={2} className="opacity-75" />}
      </Button>
      <Button data-press="copy" onClick={() => copy(wrapUp.crmLine)}>
        {state === 'copied' && <Check size={14} strokeWidth={2.5} />}
        <span role="status">{state === 'copied' ? m.copy_done() : state === 'refused' ? m.copy_refused() : m.copy_for_crm()}</span>
      </Button>
    </div>
  );
}

function Saved(): ReactNode {
  useEffect(() => afterPaint('onhook:saved-painted'), []);
  return (
    <p role="status" className="flex items-center gap-2 px-3.5 pb-3.5 text-[15px] font-semibold text-may" data-part="saved">
      <Check size={18} strokeWidth={2.5} />
      {m.wrap_up_saved()}
    </p>
  );
}

interface WrapUpProps {
  readonly reading: Reading;
  readonly wrapUp: WrapUpView;
  readonly drafts: DraftLines;
  readonly draft: WrapUpDraft;
  readonly ref: Ref<HTMLElement>;
}

/** What replaces the guide when a call has ended: what happened, what it was about, a note, and *save*. */
export function WrapUp({ reading, wrapUp, drafts, draft, ref }: WrapUpProps): ReactNode {
  if (wrapUp.savedAt !== null) return <Saved />;
  return (
    <section ref={ref} tabIndex={-1} aria-label={m.wrap_up_label()} className="rounded-lg" data-part="wrap-up">
      <WhatHappened reading={reading} wrapUp={wrapUp} />
      <WrapUpQuestions wrapUp={wrapUp} />
      <WrapUpCodes
        codes={wrapUp.codes}
        chosen={draft.code}
        suggested={wrapUp.suggested}
        numbered={openQuestionOf(wrapUp) === null}
        choose={draft.choose}
      />
      <Note
        key={reading.call.callKey}
        stored={wrapUp.note}
        line={drafts.of(reading.call.callKey)}
        exactWords={wrapUp.aftermath.exactWords}
      />
      {(wrapUp.callBackOffered || draft.callBackOwed) && (
        <TickLine name="call-back" label={m.call_back_owed()} ticked={draft.callBackOwed} tick={draft.owe} />
      )}
      <WrapUpAftermath aftermath={wrapUp.aftermath} draft={draft} line={drafts.of(reading.call.callKey)} />
      <div role="status">{draft.problem !== null && <Problem problem={draft.problem} />}</div>
      <SaveRow wrapUp={wrapUp} draft={draft} />
    </section>
  );
}
