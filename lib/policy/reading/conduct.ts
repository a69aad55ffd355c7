import type { Term } from '../../base/sentence.ts';
import type { ConductFamily, ConductKind } from '../document/conduct.ts';
import { type Line, line, span, word } from './line.ts';

/** `a first warning`, `another first warning`, `a final warning`. */
const warnings = (rungs: readonly string[]): Term =>
  rungs.map((rung, at) => word('warning', rungs.indexOf(rung) < at ? `another_${rung}` : rung));

function kindLine({ kind, severity, rungs, alertFirst }: ConductKind): Line {
  const terms = { kind: word('kind', kind) };
  if (severity === 0) return line('kind_no_ground', terms);
  if (rungs.length > 0) return line(alertFirst ? 'kind_after_both' : 'kind_after_warnings', { ...terms, warnings: warnings(rungs) });
  return line(alertFirst ? 'kind_after_alarm' : 'kind_at_once', terms);
}

/** Abuse: each kind, the gravest first, then the waits that all share. */
export function conductLines(family: ConductFamily): Line[] {
  const { kinds, gentleRungs, afterFinalMs, afterBoundaryMs, freshForMs, windowMs, holdClosesAfterMs, decayMs, advisories, circumstances } =
    family;
  const ending = kinds.filter((each) => each.ending !== null).map(({ kind }) => word('kind', kind));
  return [
    ...kinds.map(kindLine),
    ...(advisories === null ? [] : [line('advisories', { count: advisories.count, span: span(advisories.afterLastMs) })]),
    ...(circumstances === null ? [] : [line('circumstances', { span: span(circumstances.answerWaitMs) })]),
    ...(gentleRungs.length === 0 ? [] : [line('gentle', { warnings: warnings(gentleRungs) })]),
    line('pause', { final: span(afterFinalMs), boundary: span(afterBoundaryMs) }),
    line('fresh', { span: span(freshForMs) }),
    line('window', { span: span(windowMs), hold: span(holdClosesAfterMs) }),
    decayMs === null ? line('decay_never') : line('decay', { span: span(decayMs) }),
    ...(ending.length === 0 ? [] : [line('ending', { kinds: ending })]),
  ];
}
