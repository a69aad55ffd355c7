import { type ReactNode, useState } from 'react';
import { m } from '../../.paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import { Part, type SectionProps } from './section.tsx';
import { TRACED_CALLS, type TracePort } from './trace-port.ts';

type Outcome = Awaited<ReturnType<TracePort['save']>>;

function Told({ outcome }: { readonly outcome: Outcome }): ReactNode {
  if (!outcome.ok) return <p className="text-grave">{m.options_trace_failed()}</p>;
  const { calls, name } = outcome.value;
  return <p className="wrap-anywhere">{calls === 0 ? m.options_trace_none() : m.options_trace_saved({ count: calls, name })}</p>;
}

/** What the layers saw of the last calls, as a file for whoever looks into one that was seen wrongly. */
export function TraceSection({ trace }: SectionProps): ReactNode {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  return (
    <Part title={m.options_trace()} lead={m.options_trace_lead({ most: TRACED_CALLS })}>
      <Button data-press="trace-save" onClick={() => void trace.save().then(setOutcome)}>
        {m.options_trace_save()}
      </Button>
      <div role="status" data-part="trace-told" className="mt-2.5 min-h-5">
        {outcome !== null && <Told outcome={outcome} />}
      </div>
      <dl className="mt-3 grid max-w-[62ch] gap-3">
        <div>
          <dt className="font-medium">{m.options_trace_within()}</dt>
          <dd className="text-pretty text-soft">{m.options_trace_within_means()}</dd>
        </div>
        <div>
          <dt className="font-medium">{m.options_trace_without()}</dt>
          <dd className="text-pretty text-soft">{m.options_trace_without_means()}</dd>
        </div>
      </dl>
    </Part>
  );
}
