import { describe, expect, it } from 'vitest';
import { type EndFacts, endCodeOf } from './end-code.ts';
import { closing, conduct, eventAt, permitFor, say } from './sample-call.ts';

const facts = (over: Partial<EndFacts>): EndFacts => ({
  endedBy: 'remote',
  endKind: 'hangup',
  connected: true,
  held: false,
  thirdParty: false,
  permit: null,
  events: [],
  ...over,
});
const codeOf = (over: Partial<EndFacts>): readonly [string | null, string | null] => {
  const { disconnectReason, suggested } = endCodeOf(facts(over));
  return [disconnectReason, suggested];
};
const calmed = (ms: number) => eventAt(ms, 'caller.calmed', {});

describe('the customer ended', () => {
  it.each([
    ['on_hold, before all else', { held: true, events: [...closing(0), conduct(9_000)] }, 'customer_ended.on_hold'],
    ['upset, before a closing', { events: [...closing(0), conduct(9_000)] }, 'customer_ended.upset'],
    ['customer_left, calmed and closed', { events: [conduct(0), calmed(1), ...closing(1_000)] }, 'resolved.customer_left'],
    ['upset again', { events: [conduct(0), calmed(1), conduct(2)] }, 'customer_ended.upset'],
    ['satisfied, no goodbye', { events: closing(0).slice(0, 5) }, 'customer_ended.satisfied'],
    ['satisfied, in the wrong order', { events: [say(0, 'goodbye'), ...closing(1_000).slice(0, 5)] }, 'customer_ended.satisfied'],
    [
      'a swear word is not conduct',
      { events: [eventAt(0, 'agent.mark', { family: 'conduct', kind: 'undirected_profanity' })] },
      'customer_ended.unknown',
    ],
    ['unknown', {}, 'customer_ended.unknown'],
  ])('%s', (_, over, code) => {
    expect(codeOf(over)).toEqual(['CUSTOMER_DISCONNECT', code]);
  });

  it('is closed again only with offer, refusal and goodbye after a new request', () => {
    const asked = [...closing(0), eventAt(6_000, 'caller.request', { what: 'more' })];
    expect(codeOf({ events: asked })[1]).toBe('customer_ended.satisfied');
    const again = [
      ...asked,
      ...closing(4_000)
        .slice(3)
        .map((event) => ({ ...event, at: event.at + 9_000 })),
    ];
    expect(codeOf({ events: again })[1]).toBe('resolved.customer_left');
  });
});

describe('others ended', () => {
  const transferred = (kind: 'blind' | 'attended') => [eventAt(0, 'call.transferred', { kind })];
  const takeover = eventAt(0, 'supervisor.takeover', {});
  it.each([
    [{ endedBy: 'agent', permit: permitFor('conduct.abusive') }, 'AGENT_DISCONNECT', 'conduct.abusive'],
    [{ endedBy: 'agent' }, 'AGENT_DISCONNECT', null],
    [{ endedBy: 'agent', events: [takeover] }, 'AGENT_DISCONNECT', 'moved.supervisor_took_over'],
    [{ endedBy: 'agent', events: [takeover, eventAt(1, 'supervisor.handback', {})] }, 'AGENT_DISCONNECT', null],
    [{ endedBy: 'agent', endKind: 'transferred', events: transferred('blind') }, 'AGENT_DISCONNECT', 'moved.transferred_cold'],
    [{ endedBy: 'agent', endKind: 'transferred', events: transferred('attended') }, 'AGENT_DISCONNECT', 'moved.transferred_warm'],
    [{ endedBy: 'network', endKind: 'drop', held: true }, 'TELECOM_PROBLEM', 'technical.dropped_network'],
    [{ endedBy: 'system', endKind: 'drop' }, 'OTHER', 'technical.platform'],
    [{ thirdParty: true }, 'THIRD_PARTY_DISCONNECT', 'moved.transferred_cold'],
    [{ endedBy: 'unknown', endKind: 'unknown' }, null, null],
    [{ connected: false, endedBy: 'remote', endKind: 'cancelled' }, null, null],
    [{ connected: false, endedBy: 'network', endKind: 'drop' }, null, null],
  ] satisfies readonly (readonly [Partial<EndFacts>, string | null, string | null])[])('%j', (over, reason, code) => {
    expect(codeOf(over)).toEqual([reason, code]);
  });

  it('asks at most nine things, and only where no code follows', () => {
    const asked = endCodeOf(facts({ endedBy: 'agent' })).options;
    expect(asked[0]).toBe('resolved.customer_stayed');
    expect(asked).toHaveLength(9);
    expect(endCodeOf(facts({ endedBy: 'unknown', endKind: 'unknown' })).options).toHaveLength(9);
    expect(endCodeOf(facts({})).options).toEqual([]);
    expect(endCodeOf(facts({ connected: false, endKind: 'busy' })).options).toEqual([]);
  });
});
