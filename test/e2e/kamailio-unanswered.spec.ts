import { expect, test } from '@playwright/test';
import { part } from '../support/cockpit.ts';
import { createEndedTable } from '../support/kamailio/ended-table.ts';
import { giveUp, refuseOnce } from '../support/kamailio/sipp.ts';
import { AGENT, type Site, startSite } from '../support/kamailio/site.ts';
import { dial, onlyRecord } from '../support/kamailio/site-steps.ts';
import { records } from '../support/kept.ts';
import { inState } from '../support/world.ts';

const table = createEndedTable();
let site: Site;
let before: Awaited<ReturnType<typeof records>>;

test.beforeAll(async () => {
  site = await startSite();
});
test.beforeEach(async () => {
  before = await records(site.agentBrowser);
});
test.afterAll(async () => {
  table.print();
  await site.stop();
});

/** What a callee answers, and what becomes of the call by it. */
const refusals = [
  [486, 'busy'],
  [600, 'busy'],
  [480, 'no_answer'],
  [408, 'no_answer'],
  [603, 'rejected'],
  [403, 'rejected'],
  [404, 'failed'],
  [500, 'failed'],
] as const;

for (const [status, kind] of refusals)
  test(`a call that is refused with ${status} is ${kind}`, async () => {
    await using scene = refuseOnce(site.exchange, status);
    await dial(site, 'scene');
    await scene.played;
    await inState(site.phone, 'idle');
    const record = await onlyRecord(site, before);
    table.add('agent calls', `refused with ${status}`, record);
    expect(record).toMatchObject({
      initiation_method: 'OUTBOUND',
      end_kind: kind,
      disconnect_confidence: 0.9,
      disconnect_evidence: ['final_in', `sip_${status}`],
      agent_connected_to_agent_timestamp: null,
    });
  });

test('a call to nobody is refused by the exchange itself', async () => {
  await dial(site, 'nobody');
  const record = await onlyRecord(site, before);
  table.add('agent calls', 'nobody there: 404 of the exchange', record);
  expect(record).toMatchObject({ end_kind: 'failed', disconnect_evidence: ['final_in', 'sip_404'] });
});

const cancels = [
  [{}, 'cancelled', ['cancel_in']],
  [{ offers: false }, 'cancelled', ['cancel_in']],
  [{ reason: 'SIP;cause=200;text="Call completed elsewhere"' }, 'answered_elsewhere', ['cancel_in', 'sip_200']],
  [{ reason: 'Q.850;cause=26' }, 'answered_elsewhere', ['cancel_in', 'q850_26']],
] as const;

for (const [how, kind, evidence] of cancels)
  test(`a caller who gives up leaves a call that is ${kind}: ${JSON.stringify(how)}`, async () => {
    await using scene = giveUp(site.exchange, AGENT, how);
    await inState(site.phone, 'ringing');
    await expect(part(site.cockpit, 'ringing')).toBeVisible();
    await scene.played;
    await inState(site.phone, 'idle');
    const record = await onlyRecord(site, before);
    table.add('caller rings and cancels', JSON.stringify(how), record);
    expect(record).toMatchObject({
      initiation_method: 'INBOUND',
      end_kind: kind,
      disconnect_confidence: 0.95,
      disconnect_evidence: evidence,
      agent_connected_to_agent_timestamp: null,
    });
  });
