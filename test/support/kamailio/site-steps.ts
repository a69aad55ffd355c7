import { expect } from '@playwright/test';
import type { DispositionRecord } from '../../../lib/disposition/record.ts';
import { goesOn } from '../call-media.ts';
import { part, pressOf } from '../cockpit.ts';
import { clickOn } from '../hand.ts';
import { journal, records } from '../kept.ts';
import { inState, press } from '../world.ts';
import type { Baresip } from './baresip.ts';
import { AGENT, type Site } from './site.ts';

/** How long a call goes on before anything happens to it, in milliseconds. */
const TALK = 3_000;

/** That phone calls the agent, who answers; resolves when they have talked for a while. */
export async function talkTo({ phone }: Site, caller: Baresip): Promise<void> {
  caller.dial(AGENT);
  await inState(phone, 'ringing');
  await press(phone, 'answer');
  await inState(phone, 'active');
  await caller.until('CALL_ESTABLISHED');
  await goesOn(phone, TALK);
}

/** The agent dials that user. */
export async function dial({ phone }: Site, user: string): Promise<void> {
  await phone.locator('[data-test="dial-number"]').fill(user);
  await press(phone, 'dial');
}

/** The agent dials that phone, which answers by itself; resolves when they have talked for a while. */
export async function reach(site: Site, user: string, callee: Baresip): Promise<void> {
  await dial(site, user);
  await inState(site.phone, 'active');
  await callee.until('CALL_ESTABLISHED');
  await goesOn(site.phone, TALK);
}

/** The agent saves what the wrap-up shows. */
export async function save({ cockpit, phone }: Site): Promise<void> {
  await inState(phone, 'idle');
  await clickOn(pressOf(cockpit, 'save'));
  await expect(part(cockpit, 'wrap-up')).toHaveCount(0);
}

/**
 * Resolves with the record of the call that has just ended; rejects after 10 s, or where anything else was made of it: a second record, or
 * a call that is still up.
 */
export async function onlyRecord({ agentBrowser, cockpit }: Site, before: readonly DispositionRecord[]): Promise<DispositionRecord> {
  await expect.poll(async () => (await records(agentBrowser)).length).toBe(before.length + 1);
  await expect(part(cockpit, 'idle')).toBeVisible();
  const now = await records(agentBrowser);
  const calls = (await journal(agentBrowser)).flatMap((row) => (row.type === 'desk.bind' ? [row.fields.callKey] : []));
  expect(new Set(calls).size).toBe(now.length);
  const [record] = now.filter(({ record_id }) => before.every((each) => each.record_id !== record_id));
  if (record === undefined) throw new Error('an older record was changed instead');
  return record;
}
