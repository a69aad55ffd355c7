import type { Story } from '../story.ts';
import { inState } from '../world.ts';

/** One call from ring to hang-up on the phone alone: shows that the rig works, with or without the extension. */
export const plain: Story = {
  title: 'A call is answered, held, resumed and ended',
  async play({ phone, customer }, director) {
    await director.press(customer, 'call');
    await inState(phone, 'ringing');
    await director.linger(1500);
    await director.shoot(phone, 'ringing');
    await director.press(phone, 'answer');
    await inState(phone, 'active');
    await inState(customer, 'active');
    await director.press(customer, 'talk');
    await director.linger(3000);
    await director.shoot(phone, 'in-call');
    await director.press(phone, 'hold');
    await inState(customer, 'remote-held');
    await director.linger(3000);
    await director.shoot(phone, 'on-hold');
    await director.shoot(customer, 'customer-waits');
    await director.press(phone, 'hold');
    await inState(customer, 'active');
    await director.linger(2000);
    await director.press(phone, 'hangup');
    await inState(phone, 'idle');
    await inState(customer, 'idle');
    await director.shoot(phone, 'ended');
  },
};
