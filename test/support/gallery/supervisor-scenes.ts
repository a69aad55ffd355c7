import { MINUTE, SECOND } from '../../../lib/base/time.ts';
import type { Handover } from '../../../lib/disposition/handover.ts';
import { button, callClock, guidance, session, snapshot } from './fixtures.ts';
import type { Scene } from './scene.ts';

const at = (minutes: number, seconds: number): number => minutes * MINUTE + seconds * SECOND;

const handover: Handover = {
  caller: '…0932',
  queue: 'Care',
  sinceMs: at(3, 20),
  line: 'Wants the refund today',
  steps: [
    { offset_ms: at(0, 51), type: 'agent.mark', value: 'abusive_language' },
    { offset_ms: at(1, 2), type: 'agent.say', value: 'boundary_warning' },
    { offset_ms: at(2, 31), type: 'agent.escalate', value: 'approval' },
    { offset_ms: at(3, 10), type: 'supervisor.joined', value: null },
  ],
};

/** What goes with a press for a supervisor, by the name of its picture. */
export const supervisorScenes: Readonly<Record<string, Scene>> = {
  supervisor: {
    calls: [
      snapshot({
        session: session({ last4: '0932', queue: 'Care' }),
        clocks: [callClock(at(3, 20))],
        marks: ['vulnerable_marker'],
        handover,
        guidance: guidance({
          verdict: 'permitted_with_supervisor',
          reasons: [{ rule: 'G7', fact: 'vulnerable' }],
          nextStep: { kind: 'approval' },
          words: 'The guide says that I may end this call if you agree. May I?',
          actions: { primary: button('ask_now'), others: [button('approved'), button('denied')] },
        }),
      }),
    ],
    press: ['guard-supervisor'],
  },
};
