import { expect, test } from '@playwright/test';
import { talk } from '../support/call-steps.ts';
import { cockpitOn, part, sees } from '../support/cockpit.ts';
import { startWorld, type World } from '../support/world.ts';

let world: World;

test.beforeEach(async () => {
  world = await startWorld({ extension: true });
});
test.afterEach(() => world.stop());

interface Kept {
  kept: RTCPeerConnection;
}

/** The page keeps the connection of its next call at hand. */
const keepConnection = ({ phone }: World): Promise<void> =>
  phone.evaluate(() => {
    const Native = RTCPeerConnection;
    globalThis.RTCPeerConnection = class extends Native {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        (globalThis as unknown as Kept).kept = this;
      }
    };
  });

/** The phone agrees with itself on another direction of the sound, and tells nobody. */
const turn = ({ phone }: World, ours: 'sendonly' | 'sendrecv', theirs: 'recvonly' | 'sendrecv'): Promise<void> =>
  phone.evaluate(
    async ([own, other]) => {
      const { kept } = globalThis as unknown as Kept;
      const [audio] = kept.getTransceivers();
      if (audio !== undefined) audio.direction = own;
      await kept.setLocalDescription(await kept.createOffer());
      const sdp =
        kept.remoteDescription?.sdp.replace(/a=(sendrecv|recvonly)/, `a=${other}`).replace('a=setup:actpass', 'a=setup:passive') ?? '';
      await kept.setRemoteDescription({ type: 'answer', sdp });
    },
    [ours, theirs] as const,
  );

test('where line and sound differ on a hold, the card says so, believes the line, and lets the agent set it right', async () => {
  const { phone } = world;
  const cockpit = cockpitOn(phone);
  await keepConnection(world);
  await talk(world);
  await sees(cockpit, 'guide');
  await expect(part(cockpit, 'manual')).toHaveCount(0);
  await turn(world, 'sendonly', 'recvonly');
  await expect(part(cockpit, 'blind')).toContainText('On hold or not?', { timeout: 15_000 });
  await expect(part(cockpit, 'manual')).toBeVisible();
  await expect(part(cockpit, 'hold')).toHaveCount(0);
  await turn(world, 'sendrecv', 'sendrecv');
  await expect(part(cockpit, 'blind')).toHaveCount(0, { timeout: 15_000 });
});
