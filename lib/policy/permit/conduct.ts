import type { Reason } from '../../call/guidance.ts';
import type { ConductKind } from '../document/conduct.ts';
import { whenLadder } from '../line.ts';
import type { Permission } from '../permission.ts';
import { authorityFor } from '../rules/authority.ts';
import { allRungs, type Ladder } from '../rules/conduct.ts';
import type { Window } from '../rules/conduct-rung.ts';
import { isOtherKind } from '../rules/due.ts';
import { mayConductEnd } from '../rules/emergency.ts';
import { circumstancesGate, type Gate, riskGate, welfareGate } from '../rules/gate.ts';
import { floorOf } from '../rules/voice.ts';
import { asksWelfare, type View } from '../view.ts';
import { unlessSaid } from './said.ts';

/** The windows that are open now: milder ones only while their voice has the line (ruling 72). */
function windowsOf({ standing }: View, ladder: Ladder): readonly Window[] {
  const mine = ladder.byVoice[floorOf(standing).voiceAt(standing.now)];
  return [...new Set([...mine.windows, ...allRungs(ladder).flatMap(({ windows }) => windows.filter(({ kind }) => kind.severity === 3))])];
}

/** The first question that milder conduct still has to wait for (E3, G9, X1): grave conduct waits for a risk question alone. */
function gateFor({ document, standing, line }: View, { severity }: ConductKind): Gate | null {
  const isMild = severity < 3;
  const circumstances = document.families.conduct?.circumstances ?? null;
  const risk = document.emergency === null ? null : riskGate(standing, line);
  const welfare = isMild && asksWelfare(document, standing) ? welfareGate(standing, line) : null;
  return risk ?? welfare ?? (isMild && circumstances !== null ? circumstancesGate(standing, line, circumstances.answerWaitMs) : null);
}

/** Grave conduct of somebody who sounds like a child needs no answer, but another person (83); on an emergency line all conduct does (E3). */
function alwaysFor({ document, standing }: View, { severity }: ConductKind): Reason | null {
  if (document.emergency !== null) return { rule: 'E3', fact: 'supervisor_level' };
  return severity === 3 && asksWelfare(document, standing) ? { rule: 'G9', fact: 'child' } : null;
}

interface Grounds {
  readonly rule: string;
  readonly fact: string;
}

function groundsOf(view: View, kind: ConductKind): Grounds {
  if (kind.severity === 0) return { rule: 'X3', fact: 'advisories_done' };
  if (kind.alertFirst) return { rule: 'G4', fact: 'alarm_raised' };
  return { rule: 'C2', fact: view.needOf(kind) === 0 ? 'conduct_at_once' : 'conduct_after_warnings' };
}

function ofKind(view: View, kind: ConductKind, windows: readonly Window[]): Permission[] {
  const { document, standing, line } = view;
  const common = {
    situation: kind.kind,
    isGrave: kind.severity === 3,
    always: alwaysFor(view, kind),
    unlessWaived: kind.severity === 0 ? ('X3' as const) : null,
  };
  const judged = windows.map((window) => {
    const asked = { ...common, event: window.event, lastStep: window.from, since: window.since };
    return { window, authority: authorityFor(document, standing, line, asked) };
  });
  const open = judged.filter(({ authority }) => authority.supervisor !== 'denied');
  const last = (open.length > 0 ? open : judged).toSorted((one, other) => one.window.lapses - other.window.lapses).at(-1);
  if (last === undefined) return [];
  const { window, authority } = last;
  return [
    {
      situation: kind.kind,
      action: 'end_call',
      endCode: kind.endCode,
      opensAt: window.since,
      lapsesAt: whenLadder(line, window.lapses),
      authority,
      ...groundsOf(view, kind),
      besides: [...(document.emergency === null ? [] : ['E3']), ...(isOtherKind(view, kind) ? ['C8'] : [])],
      saying: unlessSaid(view, kind.ending, window.since),
      severity: kind.severity,
      gate: gateFor(view, kind),
      lastStep: window.from,
    },
  ];
}

export function conductPermissions(view: View): Permission[] {
  const { ladder, document, standing } = view;
  if (ladder === null || !mayConductEnd(document.emergency, standing)) return [];
  const windows = windowsOf(view, ladder);
  return view.kinds.flatMap((kind) =>
    ofKind(
      view,
      kind,
      windows.filter((window) => window.kind.kind === kind.kind),
    ),
  );
}
