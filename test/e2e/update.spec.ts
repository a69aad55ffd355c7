import { expect, test } from '@playwright/test';
import { hangUp, ring, talk } from '../support/call-steps.ts';
import { cockpitOn, sees } from '../support/cockpit.ts';
import { journal, records } from '../support/kept.ts';
import { startAnew } from '../support/start-anew.ts';
import { inState, press, startWorld, type World } from '../support/world.ts';

let world: World;

test.beforeEach(async () => {
  world = await startWorld({ extension: true });
});
test.afterEach(() => world.stop());

/** How many calls the journal knows of, and what the legs of each are called by their phone. */
async function callsKept(): Promise<readonly (readonly string[])[]> {
  const binds = (await journal(world.agentBrowser)).flatMap((row) =>
    row.type === 'desk.bind' && row.fields.leg.startsWith('sip:') ? [row.fields] : [],
  );
  const calls = Map.groupBy(binds, ({ callKey }) => callKey);
  return [...calls.values()].map((legs) => legs.map(({ leg }) => leg.split(':').slice(2).join(':')));
}

test('a call under which the extension is started anew is one call, and so is the next', async () => {
  await talk(world);
  await sees(cockpitOn(world.phone), 'guide');
  await startAnew(world.agentBrowser);
  await sees(cockpitOn(world.phone), 'guide');
  await expect(world.phone.locator('iframe[title="Onhook"]')).toHaveCount(1);
  await press(world.phone, 'hold');
  await sees(cockpitOn(world.phone), 'hold');
  await press(world.phone, 'hold');
  await press(world.customer, 'hangup');
  await inState(world.phone, 'idle');
  await sees(cockpitOn(world.phone), 'wrap-up');
  const [first, ...others] = await callsKept();
  expect(others).toEqual([]);
  expect(first).toHaveLength(2);
  expect(new Set(first).size).toBe(1);

  await talk(world);
  await sees(cockpitOn(world.phone), 'guide');
  await hangUp(world);
  expect(await callsKept()).toHaveLength(2);
});

test('a phone that rings while the extension is started anew is answered and ended as one call', async () => {
  await ring(world);
  await startAnew(world.agentBrowser);
  await press(world.phone, 'answer');
  await sees(cockpitOn(world.phone), 'guide');
  await hangUp(world);
  expect(await callsKept()).toHaveLength(1);
  expect(await records(world.agentBrowser)).toEqual([]);
});

test('what happens before the fresh bridge comes is kept by the tap', async () => {
  await talk(world);
  await startAnew(world.agentBrowser, () => hangUp(world));
  await sees(cockpitOn(world.phone), 'wrap-up');
  // The connection tells of its own end a moment after the good-bye: what the wire told is asked for here.
  const told = await journal(world.agentBrowser);
  const ends = told.filter((row) => row.type === 'call.ended' && row.source.layer === 'sip');
  expect(ends).toMatchObject([{ fields: { endedBy: 'agent', endKind: 'hangup' } }]);
});
