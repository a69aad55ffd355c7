import { SECOND } from '../../../lib/base/time.ts';
import { ended, teamCodes, WRITTEN } from './fixtures.ts';
import type { Scene } from './scene.ts';

const filed = (over: Parameters<typeof ended>[0]): Scene => ({ calls: [ended(over)] });

/** What a call that ended looks like, by the name of its picture. */
export const wrapUpScenes: Readonly<Record<string, Scene>> = {
  'wrap-up': filed({
    sentence: { key: 'agent_ended_permitted', holdMs: 115 * SECOND, holds: 2 },
    suggested: 'conduct',
    note: 'Shouted from the second minute on. Card •••• •••• •••• (card) not noted.',
  }),
  'wrap-up-team': filed({
    sentence: { key: 'agent_ended_permitted', holdMs: 115 * SECOND, holds: 2 },
    codes: teamCodes,
    suggested: 'conduct',
  }),
  'wrap-up-chosen': filed({ code: 'follow_up', note: 'Meter reading due on Friday.' }),
  'wrap-up-on-hold': filed({
    sentence: { key: 'customer_hung_up_on_hold', holdMs: 110 * SECOND, holds: 2 },
    suggested: 'call_back',
    callBackOffered: true,
    callBackOwed: true,
  }),
  'wrap-up-question': filed({
    sentence: { key: 'dropped_network', holdMs: 0, holds: 0 },
    evidence: ['media_dead'],
    questions: [{ ask: 'ended_by', options: ['agent', 'remote', 'drop'], answer: null }],
    suggested: 'technical',
  }),
  'wrap-up-how': filed({
    sentence: { key: 'agent_ended_early', holdMs: 0, holds: 0 },
    callBackOffered: true,
    questions: [
      {
        ask: 'end_code',
        options: [
          'resolved.customer_stayed',
          'resolved.wrong_number',
          'misdial.stated_accidental',
          'conduct.abusive',
          'conduct.personal',
          'conduct.discriminatory',
          'conduct.sexual',
          'conduct.threat_staff',
          'silent.never_spoke',
        ],
        answer: null,
      },
    ],
    suggested: null,
  }),
  'wrap-up-threat': filed({
    sentence: { key: 'agent_ended_permitted', holdMs: 0, holds: 0 },
    suggested: 'conduct',
    aftermath: { recoveryMs: 600_000, exactWords: true, supervisorTold: false, reportDue: WRITTEN + 2 * 86_400_000, adviceReason: null },
  }),
  'wrap-up-early': filed({
    sentence: { key: 'agent_ended_early', holdMs: 0, holds: 0 },
    suggested: 'conduct',
    aftermath: { recoveryMs: 600_000, exactWords: false, supervisorTold: null, reportDue: null, adviceReason: '' },
  }),
  saved: filed({ code: 'sorted', savedAt: WRITTEN - 200 }),
  'problem-quota': filed({ code: 'sorted', note: 'Meter reading due on Friday.', problem: 'quota' }),
};
