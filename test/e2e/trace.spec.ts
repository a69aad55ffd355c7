import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { DispositionRecord } from '../../lib/disposition/record.ts';
import { hangUp, talk } from '../support/call-steps.ts';
import { cockpitOn, part, pressOf, sees, situation } from '../support/cockpit.ts';
import { clickOn } from '../support/hand.ts';
import { journal, records } from '../support/kept.ts';
import { openOptions } from '../support/options-tab.ts';
import { inState, press, startWorld, type World } from '../support/world.ts';

const REPLAY = join(import.meta.dirname, '../replay/print.ts');
let world: World;
let page: Page;

test.beforeAll(async () => {
  world = await startWorld({ extension: true });
  page = await openOptions(world.agentBrowser, 'trace');
});
test.afterAll(() => world.stop());

const told = () => part(page, 'trace-told');

/** Saves a trace by the keyboard and resolves with its name, its text and where it lies. */
async function saveTrace(): Promise<{ readonly name: string; readonly text: string; readonly path: string }> {
  await page.bringToFront();
  await pressOf(page, 'trace-save').focus();
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  const path = await download.path();
  return { name: download.suggestedFilename(), text: readFileSync(path, 'utf8'), path };
}

/** One paragraph a call. */
const replay = (path: string): string[] =>
  execFileSync(process.execPath, [REPLAY, path], { encoding: 'utf8' }).trimEnd().split('\n\n').slice(1);

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

const sides: Readonly<Record<string, string>> = { CUSTOMER_DISCONNECT: 'remote', AGENT_DISCONNECT: 'agent' };

/** What replaying must come to, by the record. */
function lineOf({ disconnect_reason, end_kind, disconnect_confidence, disconnect_evidence, hold_segments }: DispositionRecord): string {
  const how = `${sides[disconnect_reason ?? '']}/${end_kind} ${disconnect_confidence} ${disconnect_evidence.join(' ')}`;
  return ['inbound -', 'answered', how, ...hold_segments.map((each) => `${each.scope} ${each.duration_ms} ms`)].join(' · ');
}

/** A call with a hold of ours, one of the customer's and a mark, which the customer ends; filed. */
async function playCall(): Promise<DispositionRecord> {
  const { phone, customer, agentBrowser } = world;
  const cockpit = cockpitOn(phone);
  await phone.bringToFront();
  await talk(world);
  await press(phone, 'hold');
  await inState(customer, 'remote-held');
  await press(phone, 'hold');
  await inState(customer, 'active');
  await press(customer, 'hold');
  await inState(phone, 'remote-held');
  await press(customer, 'resume');
  await inState(phone, 'active');
  await clickOn(situation(cockpit, 'silence'));
  await press(customer, 'hangup');
  await sees(cockpit, 'wrap-up');
  await clickOn(pressOf(cockpit, 'save'));
  await expect.poll(() => records(agentBrowser)).toHaveLength(1);
  const [record] = await records(agentBrowser);
  if (record === undefined) throw new Error('no record');
  return record;
}

test('without a call nothing is saved, and it is said', async () => {
  let downloads = 0;
  page.on('download', () => {
    downloads += 1;
  });
  await pressOf(page, 'trace-save').press('Enter');
  await expect(told()).toHaveText('Nothing was saved: there is no call on this device yet.');
  expect(downloads).toBe(0);
});

test('a trace replays to what the record says, and to a call that is up, and names nobody', async () => {
  const { pages, proxy, phone, agentBrowser } = world;
  const record = await playCall();
  await talk(world);
  await expect(part(cockpitOn(phone), 'guide')).toBeVisible();
  const { name, text, path } = await saveTrace();
  expect(name).toMatch(/^onhook-trace-\d{4}-\d{2}-\d{2}-\d{4}\.jsonl$/);
  await expect(told()).toHaveText(`2 calls saved in ${name}.`);

  const [filed = '', up = '', ...others] = replay(path);
  expect(others).toEqual([]);
  const [line = ''] = filed.split('\n');
  expect(line.replace(/^[\d-]{10} [\d:]{8} UTC · /, '')).toBe(lineOf(record));
  expect(record.hold_segments.map(({ scope }) => scope)).toEqual(['customer', 'remote']);
  expect(filed).toContain('caller.silent {}  hand');
  expect(up).toContain('answered · goes on');

  const rows = await journal(agentBrowser);
  const callIds = new Set(rows.flatMap(({ leg }) => /^sip:[^:]*:(.+)$/s.exec(leg)?.[1] ?? []));
  expect(callIds.size).toBe(2);
  const ids = rows.map(({ id }) => id);
  const places = [pages.origin, proxy.url, proxy.domain, '127.0.0.1', 'billing'];
  const people = ['5550104417', 'Ada', 'Brook', 'Robin', 'Hale', 'agent1', record.agent_id, record.record_id];
  expect([...callIds, ...ids, ...places, ...people].filter((each) => text.includes(each))).toEqual([]);
  // Four digits may be within a time: of the texts none has them.
  const texts = text
    .trimEnd()
    .split('\n')
    .flatMap((each) => textsOf(JSON.parse(each)));
  expect(texts.filter((each) => each.includes('4417'))).toEqual([]);
  await phone.bringToFront();
  await hangUp(world);
});
