import { cockpitOn, part, pressOf, sees, seesVerdict } from '../cockpit.ts';
import type { Story } from '../story.ts';
import { inState } from '../world.ts';
import { fileIt } from './file-it.ts';

/** Nothing is blocked: the wrap-up asks how the call ended, and the record keeps what the guide had shown. */
export const early: Story = {
  title: 'The agent ends the call while it is not permitted',
  async play({ phone, customer }, director) {
    const cockpit = cockpitOn(phone);
    await director.press(customer, 'call');
    await inState(phone, 'ringing');
    await director.press(phone, 'answer');
    await inState(phone, 'active');
    await seesVerdict(cockpit, 'not_permitted');
    await director.linger(7000);
    await director.press(phone, 'hangup');
    await inState(customer, 'idle');
    await sees(cockpit, 'ask-end_code');
    await director.shoot(phone, 'how-did-it-end');
    await director.click(pressOf(cockpit, 'answer-resolved.customer_stayed'));
    await part(cockpit, 'codes').locator('[data-code="sorted"][aria-keyshortcuts="1"]').waitFor();
    await fileIt(phone, director);
    return {
      record: {
        disconnect_reason: 'AGENT_DISCONNECT',
        end_code: 'resolved.customer_stayed',
        verdict_at_end: 'not_permitted',
        agent_number_of_holds: 0,
        ended_while_held: false,
        correlation: 'sip',
        edited_fields: ['end_code'],
      },
      steps: [],
    };
  },
};
