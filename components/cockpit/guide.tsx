import type { ReactNode } from 'react';
import { m } from '../../.paraglide/messages.js';
import { clockFace, type Instant } from '../../lib/base/time.ts';
import type { GuidanceView } from '../../lib/platform/protocol.ts';
import { panelOf, toneOf } from '../ui/tone.ts';
import { ToneIcon } from '../ui/tone-icon.tsx';
import { remaining } from './clock-reading.ts';
import { headlineOf } from './headline.ts';
import { sentencesOf } from './reasons.ts';
import { stepWord } from './step-word.ts';

/** The countdown of a verdict that opens, lapses or waits by itself. */
function countdownOf({ verdict, nextStep }: GuidanceView, opens: boolean, now: Instant): string | null {
  if (nextStep.until === undefined) return null;
  const left = clockFace(remaining(nextStep.until, now));
  if (nextStep.kind === 'end' || nextStep.kind === 'release') return m.countdown_lapses({ left });
  if (opens && verdict !== 'permitted') return m.countdown_opens({ left });
  return m.countdown_waits({ left });
}

interface GuideProps {
  readonly guidance: GuidanceView;
  readonly now: Instant;
  /** True when the next change by time alone is the one to *You may end this call*. */
  readonly opens: boolean;
}

/** The answer to the one question, in its look: what to do, why, and how long it holds. */
export function Guide({ guidance, now, opens }: GuideProps): ReactNode {
  const tone = toneOf(guidance.verdict);
  const countdown = countdownOf(guidance, opens, now);
  return (
    <section
      className={`mx-2 rounded-[10px] p-3 ${panelOf[tone]}`}
      data-part="guide"
      data-verdict={guidance.verdict}
      data-step={stepWord(guidance.nextStep)}
    >
      <h2 className="flex items-center gap-2 text-[16px] leading-tight font-[650] text-(--hue)">
        <ToneIcon tone={tone} size={20} />
        <span>{headlineOf(guidance)}</span>
        {countdown !== null && (
          <span className="ms-auto shrink-0 text-[13px] font-medium tabular-nums" data-part="countdown">
            {countdown}
          </span>
        )}
      </h2>
      {sentencesOf(guidance).map((sentence) => (
        <p key={sentence} className="mt-1.5 text-pretty">
          {sentence}
        </p>
      ))}
    </section>
  );
}
