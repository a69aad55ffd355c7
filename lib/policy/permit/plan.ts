import { ladderAt, whenLadder } from '../line.ts';
import type { Permission } from '../permission.ts';
import { authorityFor } from '../rules/authority.ts';
import type { View } from '../view.ts';
import { plain } from './free.ts';

/** The agreed plan of contact was stated, and nothing urgent stands against it (X4). */
export function planPermission({ document, standing, line, plan }: View): Permission | null {
  const family = document.families.plan;
  if (family === undefined || plan === null || plan.window === null || plan.window.opensAt === null) return null;
  const { opens, opensAt, lapses, lastStep } = plan.window;
  const now = ladderAt(line, standing.now);
  if (now < opens || now >= lapses) return null;
  const asked = { situation: 'contact_plan', event: lastStep, lastStep, since: opensAt, isGrave: false, always: null, unlessWaived: null };
  return {
    ...plain,
    situation: 'contact_plan',
    action: 'end_call',
    endCode: family.endCode,
    opensAt,
    lapsesAt: whenLadder(line, lapses),
    authority: authorityFor(document, standing, line, asked),
    rule: 'X4',
    fact: 'plan_open',
    saying: 'plan_statement',
    lastStep,
  };
}
