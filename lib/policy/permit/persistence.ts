import { ladderAt } from '../line.ts';
import type { Permission } from '../permission.ts';
import { authorityFor } from '../rules/authority.ts';
import type { View } from '../view.ts';
import { plain } from './free.ts';
import { unlessSaid } from './said.ts';

/** The same point again after the final answer and the warning (X2). */
export function persistencePermission(view: View): Permission | null {
  const { document, standing, line, persistence } = view;
  const family = document.families.persistence;
  if (persistence === null || family === undefined || persistence.opens === null || persistence.warnedAt === null) return null;
  const { opens, warnedAt } = persistence;
  const { at, ladder } = opens;
  if (at === null || ladderAt(line, standing.now) < ladder) return null;
  const asked = { situation: 'persistence', event: warnedAt, lastStep: warnedAt, since: at, isGrave: false, always: null } as const;
  return {
    ...plain,
    situation: 'persistence',
    action: 'end_call',
    endCode: family.endCode,
    opensAt: at,
    authority: authorityFor(document, standing, line, { ...asked, unlessWaived: 'X2' }),
    rule: 'X2',
    fact: 'persistence_done',
    saying: unlessSaid(view, family.ending, at),
    lastStep: warnedAt,
  };
}
