import { cockpitOn, sees, seesVerdict } from '../cockpit.ts';
import { holdTruth } from '../hold-truth.ts';
import type { Story } from '../story.ts';
import { inState } from '../world.ts';
import { fileIt } from './file-it.ts';

/** A customer who does not wait for the end of the hold. */
export const holdHangup: Story = {
  title: 'The customer leaves while on hold',
  async play({ phone, customer, proxy }, director) {
    const cockpit = cockpitOn(phone);
    await director.press(customer, 'call');
    await inState(phone, 'ringing');
    await director.press(phone, 'answer');
    await inState(phone, 'active');
    await seesVerdict(cockpit, 'not_permitted');
    await director.linger(2000);
    await director.press(phone, 'hold');
    await sees(cockpit, 'hold');
    await director.linger(6000);
    await director.shoot(phone, 'on-hold');
    await director.press(customer, 'hangup');
    await inState(phone, 'idle');
    const heldMs = await holdTruth(proxy.log, 'bye');
    await fileIt(phone, director, 'other');
    return {
      record: {
        disconnect_reason: 'CUSTOMER_DISCONNECT',
        ended_while_held: true,
        end_code: 'customer_ended.on_hold',
        verdict_at_end: 'not_permitted',
        agent_number_of_holds: 1,
        correlation: 'sip',
        edited_fields: [],
      },
      steps: [],
      heldMs,
    };
  },
};
