import type { LedgerRung } from '../../call/guidance.ts';
import type { View } from '../view.ts';
import { ahead, done, left } from './rung.ts';

/** The final answer, the route in writing, the one warning (X2). */
export function persistenceRungs({ persistence, standing, line }: View): LedgerRung[] {
  if (persistence === null || persistence.answeredAt === null) return [];
  const { answeredAt, routeAt, warnedAt, repeatsLeft, opens } = persistence;
  const answered = done(standing, 'final_answer', answeredAt);
  if (routeAt === null) return [answered, ...ahead(['written_route', 'persistence_warning', 'may_end'], true)];
  const given = [answered, done(standing, 'written_route', routeAt)];
  if (warnedAt === null) return [...given, ...ahead(['persistence_warning', 'may_end'], repeatsLeft === 0)];
  const isOpen = opens !== null && opens.at !== null && opens.at <= line.now;
  return [...given, done(standing, 'persistence_warning', warnedAt), ...(isOpen ? [] : [left('may_end')])];
}
