import { cockpitOn, part, pressOf, sees, seesVerdict, situation } from '../cockpit.ts';
import { holdTruth } from '../hold-truth.ts';
import type { Outcome, Story } from '../story.ts';
import { inState } from '../world.ts';
import { fileIt } from './file-it.ts';

/** What is left of a call that its agent ended after both warnings, with one hold. */
export const bothWarned: Outcome = {
  record: {
    disconnect_reason: 'AGENT_DISCONNECT',
    end_code: 'conduct.abusive',
    verdict_at_end: 'permitted',
    verdict_at_end_computed: null,
    agent_number_of_holds: 1,
    ended_while_held: false,
    correlation: 'sip',
    edited_fields: [],
  },
  steps: [
    'agent.mark abusive_language',
    'agent.say boundary_warning',
    'agent.mark abusive_language',
    'agent.say final_warning',
    'agent.mark abusive_language',
  ],
};

/** Both warnings are given, each to something new, before the agent may end the call. */
export const abuse: Story = {
  title: 'A customer turns abusive; after both warnings the agent ends the call',
  async play({ phone, customer, proxy }, director) {
    const cockpit = cockpitOn(phone);
    await director.press(customer, 'call');
    await sees(cockpit, 'ringing');
    await director.linger(1500);
    await director.shoot(phone, 'ringing');
    await director.press(phone, 'answer');
    await inState(phone, 'active');
    await seesVerdict(cockpit, 'not_permitted');
    await director.press(customer, 'talk');
    await director.linger(3000);
    await director.shoot(phone, 'stay-on-the-line');

    await director.press(phone, 'hold');
    await sees(cockpit, 'hold');
    await director.linger(4000);
    await director.shoot(phone, 'on-hold');
    await director.press(phone, 'hold');
    await part(cockpit, 'hold').waitFor({ state: 'detached' });
    const heldMs = await holdTruth(proxy.log, 'resume');

    const mark = async (): Promise<void> => {
      await director.click(situation(cockpit, 'conduct'));
      await director.linger(2000);
    };
    const sayIt = async (words: RegExp, label: string): Promise<void> => {
      await part(cockpit, 'step').locator('blockquote').filter({ hasText: words }).waitFor();
      await director.shoot(phone, label);
      await director.click(pressOf(cockpit, 'primary'));
      // The caller has a while to take it in: what comes before that is over is not held against them.
      await part(cockpit, 'countdown').waitFor();
      await director.shoot(phone, `${label}-given`);
      await part(cockpit, 'countdown').waitFor({ state: 'detached' });
    };
    await mark();
    await sayIt(/sorted for you/, 'boundary-warning');
    await mark();
    await sayIt(/end this call/, 'final-warning');
    await mark();
    await seesVerdict(cockpit, 'permitted');
    await director.linger(2500);
    await director.shoot(phone, 'may-end');
    await director.press(phone, 'hangup');
    await inState(customer, 'idle');
    await fileIt(phone, director, 'conduct');
    return { ...bothWarned, heldMs };
  },
};
