import { expect, type Page, test } from '@playwright/test';
import { faultsOf } from '../support/axe.ts';
import { part } from '../support/cockpit.ts';
import { byKeyboard, byMouse, type GuideHands } from '../support/guide-hands.ts';
import { records } from '../support/kept.ts';
import { openPanel, startWatched, type Watched } from '../support/watched.ts';

let watched: Watched;
let page: Page;

test.beforeAll(async () => {
  watched = await startWatched();
});
test.afterAll(() => watched.stop());
test.beforeEach(async () => {
  page = await openPanel(watched.browser);
});
test.afterEach(() => page.close());

/** The guide shows this step, within the time that its waits take. */
async function step(name: string, verdict?: string): Promise<void> {
  const guide = page.locator(`[data-part="guide"][data-step="${name}"]${verdict === undefined ? '' : `[data-verdict="${verdict}"]`}`);
  await guide.waitFor({ timeout: 60_000 });
}

/** Both checks for a real need, and the closing of a prank. */
async function checkThenClose(hands: GuideHands): Promise<void> {
  await step('say genuine_need_check', 'not_permitted');
  await hands.primary();
  await step('wait');
  await step('say genuine_need_check');
  await hands.primary();
  await step('wait');
  await step('say prank_closing', 'not_permitted');
  await hands.primary();
  await step('end', 'permitted');
}

interface Walk {
  readonly name: string;
  readonly go: (hands: GuideHands) => Promise<void>;
  readonly by: 'agent' | 'remote';
  readonly record: Readonly<Record<string, unknown>>;
}

const walks: readonly Walk[] = [
  {
    name: 'abuse: both warnings, then the agent may end',
    async go(hands) {
      await hands.situation('conduct');
      await step('say boundary_warning', 'not_permitted');
      await hands.primary();
      await step('wait');
      await step('help');
      await hands.situation('conduct');
      await step('say final_warning');
      await hands.primary();
      await step('wait');
      await step('help');
      await hands.situation('conduct');
      await step('end ending_statement', 'permitted');
      await hands.primary();
      await step('end', 'permitted');
    },
    by: 'agent',
    record: { end_code: 'conduct.abusive', verdict_at_end: 'permitted', ended_against_advice_reason: null },
  },
  {
    name: 'harassment: one warning for a slur',
    async go(hands) {
      await hands.choose('harassment', 'discriminatory');
      await step('say final_warning', 'not_permitted');
      await hands.primary();
      await step('wait');
      await step('help');
      await hands.choose('harassment', 'discriminatory');
      await step('end ending_statement', 'permitted');
    },
    by: 'agent',
    record: { end_code: 'conduct.discriminatory', verdict_at_end: 'permitted' },
  },
  {
    name: 'resolved: in order, and the customer leaves first',
    async go(hands) {
      await hands.situation('resolved');
      for (const name of [
        'say recap',
        'say confirm_question',
        'listen confirm_question',
        'say offer_more',
        'listen offer_more',
        'say goodbye',
      ]) {
        await step(name, 'not_permitted');
        await hands.primary();
      }
      await step('wait', 'not_permitted');
    },
    by: 'remote',
    record: { end_code: 'resolved.customer_left', verdict_at_end: 'not_permitted' },
  },
  {
    name: 'silence: three prompts, the own audio checked, and then the line may be closed',
    async go(hands) {
      await hands.situation('silence');
      for (const name of ['say silent_prompt', 'check', 'say silent_prompt', 'say silent_closing']) {
        await step(name, 'not_permitted');
        await hands.primary();
      }
      await step('wait', 'not_permitted');
      await step('end', 'permitted');
    },
    by: 'agent',
    record: { end_code: 'silent.never_spoke', verdict_at_end: 'permitted' },
  },
  {
    name: 'prank: two checks, and then the closing',
    async go(hands) {
      await hands.situation('prank');
      await checkThenClose(hands);
    },
    by: 'agent',
    record: { end_code: 'prank.adult', verdict_at_end: 'permitted' },
  },
  {
    name: 'apparent_child: all is well first, then the checks of a prank',
    async go(hands) {
      await hands.rareGuard('apparent_child');
      await hands.situation('prank');
      await step('say welfare_check', 'not_permitted');
      await hands.primary();
      await step('listen welfare_check', 'not_permitted');
      await hands.primary();
      await checkThenClose(hands);
    },
    by: 'agent',
    record: { end_code: 'prank.child_welfare_ok', guards_seen: ['G9'], verdict_at_end: 'permitted' },
  },
  {
    name: 'relay: a flag that one press sets',
    async go(hands) {
      await hands.guard('relay');
      await expect(page.locator('[data-press="guard-relay"][aria-pressed="true"]')).toBeVisible();
    },
    by: 'remote',
    record: { guards_seen: ['G6'] },
  },
  {
    name: 'a threat: the alarm first',
    async go(hands) {
      await hands.guard('threat');
      await step('escalate', 'must_escalate');
      await hands.primary();
      await step('end', 'permitted');
    },
    by: 'agent',
    record: { end_code: 'conduct.threat_staff', guards_seen: ['G4'] },
  },
  ...(
    [
      ['self_harm', 'risk.self_harm_handed_over'],
      ['emergency', 'risk.emergency_handed_over'],
      ['child_at_risk', 'risk.emergency_handed_over'],
    ] as const
  ).map(
    ([guard, endCode]): Walk => ({
      name: `${guard}: never, until somebody has taken over`,
      async go(hands) {
        await hands.guard(guard);
        await step('escalate', 'never');
        await hands.primary();
        await step('await_supervisor', 'never');
        await hands.other('handed_over_duty');
        await step('release', 'permitted');
      },
      by: 'agent',
      record: { end_code: endCode, guards_seen: ['G1'] },
    }),
  ),
  {
    name: 'interpreter: nothing counts before the offer',
    async go(hands) {
      await hands.guard('language_barrier');
      await step('say interpreter_offer', 'not_permitted');
      await hands.primary();
      await step('help');
    },
    by: 'remote',
    record: { guards_seen: ['G5'] },
  },
];

/** Every walk goes by keyboard; by mouse those of each shape (the demo's abuse story is one), and all with `GUIDE_WALKS=all`: their waits are real, and add up. */
const byMouseToo = (walk: Walk): boolean => process.env['GUIDE_WALKS'] === 'all' || /^(a threat|self_harm|relay)/.test(walk.name);

for (const walk of walks)
  for (const way of byMouseToo(walk) ? (['mouse', 'keyboard'] as const) : (['keyboard'] as const))
    test(`${walk.name}, by ${way}`, async () => {
      test.setTimeout(150_000);
      const hands = way === 'mouse' ? byMouse(page) : byKeyboard(page, watched.browser);
      const before = (await records(watched.browser)).length;
      await hands.start();
      await step('help', 'not_permitted');
      await walk.go(hands);
      expect(await faultsOf(page)).toEqual([]);
      await hands.file(walk.by);
      await expect(part(page, 'idle')).toBeVisible();
      const filed = await records(watched.browser);
      expect(filed).toHaveLength(before + 1);
      expect(filed.toSorted((one, other) => one.seq - other.seq).at(-1)).toMatchObject(walk.record);
    });
