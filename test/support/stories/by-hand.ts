import { cockpitOn, part, pressOf, sees, seesVerdict } from '../cockpit.ts';
import type { Story } from '../story.ts';
import { fileIt } from './file-it.ts';

/** No phone can be seen: the manual strip is all there is, and enough. */
export const byHand: Story = {
  title: 'On a page with no phone the agent starts, holds, resumes and ends the call by hand',
  async play({ agentBrowser, pages }, director) {
    const page = await agentBrowser.context.newPage();
    await page.goto(`${pages.origin}/blank`);
    const cockpit = cockpitOn(page);
    await sees(cockpit, 'idle');
    await director.shoot(page, 'no-call');
    await director.click(pressOf(cockpit, 'start'));
    await seesVerdict(cockpit, 'not_permitted');
    await director.linger(2000);
    await director.shoot(page, 'by-hand');
    const held = await stamped(() => director.click(pressOf(cockpit, 'hold')));
    await sees(cockpit, 'hold');
    await director.linger(4000);
    await director.shoot(page, 'on-hold');
    const resumed = await stamped(() => director.click(pressOf(cockpit, 'resume')));
    await part(cockpit, 'hold').waitFor({ state: 'detached' });
    await director.linger(1500);
    await director.click(pressOf(cockpit, 'end'));
    await director.shoot(page, 'who-ended');
    await director.click(pressOf(cockpit, 'end-remote'));
    await fileIt(page, director, 'other');
    return {
      record: {
        disconnect_reason: 'CUSTOMER_DISCONNECT',
        correlation: 'manual',
        end_code: 'customer_ended.unknown',
        verdict_at_end: 'not_permitted',
        agent_number_of_holds: 1,
        ended_while_held: false,
        edited_fields: [],
      },
      steps: [],
      heldMs: resumed - held,
    };
  },
};

/** The moment at which a press had been made. */
async function stamped(press: () => Promise<void>): Promise<number> {
  await press();
  return Date.now();
}
