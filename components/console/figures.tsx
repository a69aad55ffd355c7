import type { ReactNode } from 'react';
import { m } from '../../.paraglide/messages.js';
import { clockFace, SECOND } from '../../lib/base/time.ts';
import { NONE, type Totals } from '../../lib/warehouse/totals.ts';
import { sayPageMessage } from '../ui/page-message.ts';
import { Bars } from './bars.tsx';
import { agentBars, codeBars, enderBars, holdBands, holdBars, verdictBars } from './figure.ts';

const codeName = (code: string): string => (code === NONE ? m.console_no_code() : sayPageMessage('code', code));
const verdictName = (verdict: string): string => sayPageMessage('verdict', verdict === NONE ? 'none' : verdict);

function bandName(upper: string): string {
  const at = holdBands.findIndex((each) => String(each) === upper);
  const lower = clockFace((holdBands[at - 1] ?? 0) * SECOND);
  if (upper === 'Infinity') return m.console_band_over({ lower });
  return at === 0
    ? m.console_band_under({ upper: clockFace(Number(upper) * SECOND) })
    : m.console_band({ lower, upper: clockFace(Number(upper) * SECOND) });
}

function Ended({ totals }: { readonly totals: Totals }): ReactNode {
  const answered = totals.calls - (totals.enders['never_connected'] ?? 0);
  const dropped = (totals.enders['dropped_line'] ?? 0) + (totals.enders['dropped_system'] ?? 0);
  return (
    <Bars
      title={m.console_ended()}
      sentence={m.console_ended_say({ first: totals.enders['customer'] ?? 0, answered, dropped })}
      heading={m.console_ended_by()}
      bars={enderBars(totals)}
      nameOf={(name) => sayPageMessage('ender', name)}
    />
  );
}

function Verdicts({ totals }: { readonly totals: Totals }): ReactNode {
  const agent = totals.enders['agent'] ?? 0;
  const allowed = (totals.verdicts['permitted'] ?? 0) + (totals.verdicts['permitted_with_supervisor'] ?? 0);
  return (
    <Bars
      title={m.console_verdicts()}
      sentence={agent === 0 ? m.console_verdicts_nobody() : m.console_verdicts_say({ allowed, agent })}
      heading={m.console_verdict()}
      bars={verdictBars(totals)}
      nameOf={verdictName}
    />
  );
}

function Codes({ totals }: { readonly totals: Totals }): ReactNode {
  const bars = codeBars(totals);
  return (
    <Bars
      title={m.console_codes()}
      sentence={m.console_codes_say({ code: codeName(bars[0]?.name ?? NONE), count: bars[0]?.count ?? 0 })}
      heading={m.console_code()}
      bars={bars}
      nameOf={codeName}
      printed={7}
    />
  );
}

function Holds({ totals }: { readonly totals: Totals }): ReactNode {
  const bars = holdBars(totals);
  const held = bars.reduce((sum, { count }) => sum + count, 0);
  const mean = totals.holds === 0 ? 0 : totals.hold / totals.holds;
  return (
    <Bars
      title={m.console_holds()}
      sentence={held === 0 ? m.console_holds_nobody() : m.console_holds_say({ held, calls: totals.calls, mean: clockFace(mean) })}
      heading={m.console_longest()}
      bars={held === 0 ? [] : bars}
      nameOf={bandName}
    />
  );
}

/** Who ended calls, what was allowed, what they were about, how long callers waited; and who took them, where a lead asks for it. */
export function Figures({ totals, byAgent }: { readonly totals: Totals; readonly byAgent: boolean }): ReactNode {
  return (
    <div className="mb-7 grid gap-x-8 gap-y-6 md:grid-cols-2 print:mb-3 print:grid-cols-2 print:gap-y-3">
      <div id="ended">
        <Ended totals={totals} />
      </div>
      <Verdicts totals={totals} />
      <div id="codes">
        <Codes totals={totals} />
      </div>
      <div id="holds">
        <Holds totals={totals} />
      </div>
      {byAgent && (
        <Bars
          title={m.console_agents()}
          sentence={m.console_agents_say({ count: Object.keys(totals.agents).length })}
          heading={m.console_agent()}
          bars={agentBars(totals)}
          nameOf={(name) => (name === 'unclaimed' ? m.console_unclaimed() : name)}
          printed={6}
        />
      )}
    </div>
  );
}
