import { MINUTE, SECOND } from '../../../lib/base/time.ts';
import type { CallSnapshot, SessionView } from '../../../lib/platform/protocol.ts';
import { button, callClock, guidance, sees, session, snapshot } from './fixtures.ts';
import type { Scene } from './scene.ts';

const call = callClock(4 * MINUTE + 12 * SECOND);
const one = (view: Partial<SessionView>, over: Partial<CallSnapshot> = {}): Scene => ({
  calls: [snapshot({ session: session(view), layers: ['sip', 'media'], ...over })],
});
const well = { deaf: null, muted: false, lost: false };
const prompt = guidance({
  reasons: [{ rule: 'Q5', fact: 'prompts' }],
  nextStep: { kind: 'say', intent: 'silent_prompt' },
  words: 'Hello, are you still there? I can’t hear you at the moment.',
  actions: { primary: button('said_it'), others: [button('caller_spoke')] },
});

/** What is heard of the caller, and what is wrong with it. */
export const soundScenes: Readonly<Record<string, Scene>> = {
  'sound-stalled': one({}, { clocks: [call, { kind: 'stall', elapsedMs: 7 * SECOND, running: true }] }),
  'sound-lost': one({ sound: { ...well, lost: true } }),
  'sound-silent': one(
    {},
    { clocks: [call, { kind: 'silence', elapsedMs: 24 * SECOND, running: true }], situation: 'silence', guidance: prompt },
  ),
  'sound-muted': one({ sound: { ...well, muted: true } }),
  'sound-alone': one(
    { last4: null, queue: null, capabilities: { ...sees, hold: false, endReason: false, identity: false } },
    { layers: ['media'] },
  ),
};
