import { describe, expect, it } from 'vitest';
import { createScript, type Script } from '../../sample-signal.ts';
import type { Signal } from '../../signal.ts';
import { answered, claimsOf, endOf, told } from './sample-call.ts';

describe('transfers', () => {
  const refer = (script: Script, over = {}) => script.ask('REFER', true, { cseq: 4, ...over });
  const frag = (script: Script, status: string, cseq = 3) => script.ask('NOTIFY', false, { cseq, frag: `SIP/2.0 ${status}` });
  const moved = (rest: (script: Script) => Signal[]) => {
    const script = createScript();
    return [...answered(script), ...rest(script)];
  };
  const asked = (script: Script, status = 202) => {
    const request = refer(script);
    return [request, script.reply(request, status)];
  };

  it('are done when the target answered, whoever says BYE then', () => {
    const done = (out: boolean) =>
      moved((script) => [...asked(script), frag(script, '100 Trying'), frag(script, '200 OK', 4), script.ask('BYE', out)]);
    expect(told(done(true)).slice(3)).toEqual(['transfer_started refer', 'transferred refer_done', 'ended bye_out refer_done']);
    expect(endOf(done(true))).toEqual(['agent', 'transferred', 0.9]);
    expect(endOf(done(false))).toEqual(['agent', 'transferred', 0.9]);
  });

  it('are taken for done when our phone leaves at the promise, not when the caller does', () => {
    expect(endOf(moved((script) => [...asked(script), script.ask('BYE', true)]))).toEqual(['agent', 'transferred', 0.8]);
    expect(endOf(moved((script) => [...asked(script), script.ask('BYE', false)]))).toEqual(['remote', 'hangup', 0.8]);
  });

  it('that failed leave a call that ends like any other', () => {
    expect(endOf(moved((script) => [...asked(script), frag(script, '486 Busy Here'), script.ask('BYE', true)]))).toEqual([
      'agent',
      'hangup',
      0.8,
    ]);
    expect(endOf(moved((script) => [...asked(script, 603), script.ask('BYE', true)]))).toEqual(['agent', 'hangup', 0.8]);
  });

  it('may be asked for again with credentials', () => {
    const signals = moved((script) => {
      const again = refer(script, { cseq: 5 });
      return [...asked(script, 407), again, script.reply(again, 202), frag(script, '200 OK')];
    });
    expect(told(signals).slice(3)).toEqual(['transfer_started refer', 'transferred refer_done']);
  });

  it('belong to a BYE within ten seconds', () => {
    const byeAfter = (ms: number) =>
      moved((script) => {
        const steps = [...asked(script), frag(script, '200 OK')];
        script.wait(ms - 100);
        return [...steps, script.ask('BYE', false)];
      });
    expect(endOf(byeAfter(10_000))).toEqual(['agent', 'transferred', 0.9]);
    expect(endOf(byeAfter(10_001))).toEqual(['remote', 'hangup', 0.8]);
  });

  describe('after a word with the next one', () => {
    const consulted = (...statuses: readonly string[]) => {
      const [script, other] = [createScript(), createScript('out')];
      const second = { callId: 'call-2' };
      const request = refer(script, { replaces: 'call-2;to-tag=theirs;from-tag=ours' });
      return [
        ...[...answered(script), other.first(0, second), other.first(200, { ...second, media: 'audio:sendrecv' })],
        ...[request, script.reply(request, 202), ...statuses.map((status, i) => frag(script, status, 3 + i))],
        other.ask('BYE', false, { ...second, cseq: 9 }),
      ];
    };

    it('end that call too, whoever says good-bye there', () => {
      for (const statuses of [[], ['100 Trying'], ['200 OK']])
        expect(claimsOf(consulted(...statuses)).at(-1)).toMatchObject({
          own: 'call-2',
          evidence: ['bye_in', 'replaced'],
          fields: { endedBy: 'agent', endKind: 'transferred' },
        });
    });

    it('leave it as it was where they fail', () => {
      const last = claimsOf(consulted('503 Service Unavailable')).at(-1);
      expect(last).toMatchObject({ own: 'call-2', fields: { endedBy: 'remote', endKind: 'hangup' } });
    });
  });

  it('to us replace the call that they name', () => {
    const script = createScript();
    const next = (status = 0) =>
      script.first(status, { callId: 'call-2', fromTag: 'third', replaces: status === 0 ? 'call-1;to-tag=ours;from-tag=theirs' : '' });
    const signals = [...answered(script), next(), next(200), script.ask('BYE', true)];
    expect(claimsOf(signals).at(-1)).toMatchObject({
      own: 'call-1',
      evidence: ['bye_out', 'replaced'],
      fields: { endKind: 'transferred' },
    });
  });

  it.each([
    ['in', 'remote'],
    ['out', 'agent'],
  ] as const)('are of the side that sent the INVITE (%s), whoever then says good-bye (RFC 3891 §3)', (way, side) => {
    const [script, other] = [createScript(), createScript(way)];
    const named = { callId: 'call-2', replaces: 'call-1;to-tag=ours;from-tag=theirs' };
    const next = [other.first(0, named), other.first(200, { ...named, replaces: '' })];
    for (const out of [true, false])
      expect(endOf([...answered(script), ...next, script.ask('BYE', out)])).toEqual([side, 'transferred', 0.8]);
  });
});
