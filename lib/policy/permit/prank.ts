import { ladderAt, whenLadder } from '../line.ts';
import type { Permission } from '../permission.ts';
import { authorityFor } from '../rules/authority.ts';
import { asksWelfare, type View } from '../view.ts';
import { plain } from './free.ts';

/** Every check was made and the line was said to be closed (P1, P2). */
export function prankPermission({ document, standing, line, prank }: View): Permission | null {
  const family = document.families.prank;
  if (prank === null || family === undefined || family.outcome === 'escalate' || prank.closedAt === null) return null;
  const lapses = ladderAt(line, prank.closedAt) + family.windowMs;
  if (ladderAt(line, standing.now) >= lapses) return null;
  const { closedAt } = prank;
  const asked = {
    situation: 'prank',
    event: closedAt,
    lastStep: closedAt,
    since: closedAt,
    isGrave: false,
    always: null,
    unlessWaived: null,
  };
  const isChild = asksWelfare(document, standing);
  return {
    ...plain,
    situation: 'prank',
    action: 'end_call',
    endCode: isChild ? family.childEndCode : family.endCode,
    opensAt: prank.closedAt,
    lapsesAt: whenLadder(line, lapses),
    authority: authorityFor(document, standing, line, asked),
    rule: 'P1',
    fact: 'prank_done',
    besides: isChild ? ['G9'] : [],
    lastStep: prank.closedAt,
  };
}
