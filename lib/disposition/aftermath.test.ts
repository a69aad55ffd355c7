import { expect, it } from 'vitest';
import { aftermathOf } from './aftermath.ts';

const quiet = { end_code: 'resolved.customer_left', guards_seen: [], supervisor_told_at: null, report_due: null };
const silent = { adviceReason: null, supervisorToldAt: null };
const nothing = { recoveryMs: null, exactWords: false, supervisorTold: null, reportDue: null, adviceReason: null };

it('an ordinary end offers nothing and asks nothing', () => {
  expect(aftermathOf(quiet, silent, false)).toEqual(nothing);
  expect(aftermathOf({ ...quiet, end_code: null }, silent, false)).toEqual(nothing);
});

it('after conduct a break is offered, the supervisor is asked after, and the report has its day', () => {
  const due = '2026-11-26T14:02:00.000Z';
  const conduct = { ...quiet, end_code: 'conduct.abusive', report_due: due };
  expect(aftermathOf(conduct, silent, false)).toEqual({
    ...nothing,
    recoveryMs: 600_000,
    supervisorTold: false,
    reportDue: Date.parse(due),
  });
});

it('who told their supervisor on the call is not asked; who says so here can take it back', () => {
  const risk = { ...quiet, end_code: 'risk.self_harm_handed_over', guards_seen: ['G1'], supervisor_told_at: '2026-11-26T14:02:00.000Z' };
  expect(aftermathOf(risk, silent, false).supervisorTold).toBeNull();
  expect(aftermathOf(risk, { ...silent, supervisorToldAt: 1 }, false).supervisorTold).toBe(true);
});

it.each(['G1', 'G2', 'G3', 'G4'])('%s asks for the exact words, and a break is offered however the call ended', (guard) => {
  expect(aftermathOf({ ...quiet, guards_seen: [guard] }, silent, false)).toMatchObject({ exactWords: true, recoveryMs: 600_000 });
});

it('other guards do not, and an upset caller is hard enough', () => {
  expect(aftermathOf({ ...quiet, guards_seen: ['G5', 'G6', 'G7', 'V3'] }, silent, false)).toEqual(nothing);
  expect(aftermathOf({ ...quiet, end_code: 'customer_ended.upset' }, silent, false).recoveryMs).toBe(600_000);
});

it('the break is as long as the policy says, and none where it says so', () => {
  const upset = { ...quiet, end_code: 'customer_ended.upset' };
  expect(aftermathOf(upset, silent, false, 300_000).recoveryMs).toBe(300_000);
  expect(aftermathOf(upset, silent, false, null).recoveryMs).toBeNull();
  expect(aftermathOf(quiet, silent, false, 300_000).recoveryMs).toBeNull();
});

it('an end against the advice may be explained', () => {
  expect(aftermathOf(quiet, silent, true).adviceReason).toBe('');
  expect(aftermathOf(quiet, { ...silent, adviceReason: 'Fire alarm' }, true).adviceReason).toBe('Fire alarm');
});
