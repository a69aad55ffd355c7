import type { LedgerRung } from '../../call/guidance.ts';
import { checkGapEnd } from '../rules/prank.ts';
import type { View } from '../view.ts';
import { ahead, done } from './rung.ts';

/** The checks for a real need that counted, and what is left before the call may be ended (P1, P2). */
export function prankRungs({ prank, document, standing, line }: View): LedgerRung[] {
  const family = document.families.prank;
  if (prank === null || family === undefined || prank.indicatorAt === null) return [];
  const { counted, needed, closedAt } = prank;
  const given = counted.map((at) => done(standing, 'need_check', at));
  if (closedAt !== null) return [...given, done(standing, 'prank_closing', closedAt)];
  const checks = Array.from({ length: Math.max(0, needed - counted.length) }, () => 'need_check');
  return [...given, ...ahead([...checks, 'prank_closing', 'may_end'], checkGapEnd(prank, family, line) === null)];
}
