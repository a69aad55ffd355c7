import { cockpitOn, part, pressOf, seesVerdict, situation } from '../cockpit.ts';
import type { Story } from '../story.ts';
import { inState } from '../world.ts';
import { fileIt } from './file-it.ts';

/** R1: recap, question, confirmation, offer, refusal, goodbye; each its own press. */
const CLOSING = 6;

/** The call is closed in order, and the customer leaves first. */
export const hangup: Story = {
  title: 'The issue is resolved and closed step by step; the customer hangs up first',
  async play({ phone, customer }, director) {
    const cockpit = cockpitOn(phone);
    await director.press(customer, 'call');
    await inState(phone, 'ringing');
    await director.press(phone, 'answer');
    await inState(phone, 'active');
    await seesVerdict(cockpit, 'not_permitted');
    await director.press(customer, 'talk');
    await director.linger(2000);
    await director.click(situation(cockpit, 'resolved'));
    for (let step = 1; step <= CLOSING; step += 1) {
      await director.linger(1500);
      await director.shoot(phone, `closing-${step}`);
      await pressOf(cockpit, 'primary').waitFor();
      const words = (await part(cockpit, 'step').textContent()) ?? '';
      await director.click(pressOf(cockpit, 'primary'));
      if (step < CLOSING) await part(cockpit, 'step').filter({ hasNotText: words }).waitFor();
    }
    await director.linger(1000);
    await director.shoot(phone, 'let-them-leave');
    await director.press(customer, 'hangup');
    await inState(phone, 'idle');
    await fileIt(phone, director);
    return {
      record: {
        disconnect_reason: 'CUSTOMER_DISCONNECT',
        end_code: 'resolved.customer_left',
        verdict_at_end: 'not_permitted',
        agent_number_of_holds: 0,
        ended_while_held: false,
        correlation: 'sip',
        edited_fields: [],
      },
      steps: [
        'agent.say recap',
        'agent.say confirm_question',
        'caller.confirm resolved',
        'agent.say offer_more',
        'caller.decline more_help',
        'agent.say goodbye',
      ],
    };
  },
};
