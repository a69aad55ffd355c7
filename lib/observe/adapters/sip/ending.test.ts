import { describe, expect, it } from 'vitest';
import { createScript, type Script } from '../../sample-signal.ts';
import type { Signal } from '../../signal.ts';
import { answered, endOf } from './sample-call.ts';

describe('ends', () => {
  const bye = (out: boolean, reason = '', before: (script: Script) => Signal[] = () => []) => {
    const script = createScript();
    return endOf([...answered(script), ...before(script), script.ask('BYE', out, { reason })]);
  };

  it.each([
    ['6', true, 'SIP ;cause=408; text="RTP Timeout"', ['network', 'drop', 0.9]],
    ['6', true, 'SIP;cause=503;text="Service Unavailable"', ['network', 'drop', 0.9]],
    ['6', true, 'SIP;text="Session Timer Expired"', ['network', 'drop', 0.9]],
    ['7', true, 'SIP ;cause=500; text="Hold Failed"', ['system', 'drop', 0.9]],
    ['7', true, 'SIP ;cause=488; text="Not Acceptable Here"', ['system', 'drop', 0.9]],
    ['7', true, 'SIP;cause=606', ['system', 'drop', 0.9]],
    ['9', true, '', ['agent', 'hangup', 0.8]],
    ['9', true, 'SIP;cause=200;text="Normal, call clearing"', ['agent', 'hangup', 0.8]],
    ['10', false, 'Q.850;cause=38;text="Network out of order"', ['network', 'drop', 0.8]],
    ['10', false, 'asterisk;cause=127', ['network', 'drop', 0.8]],
    ['10', false, 'SIP;cause=504', ['network', 'drop', 0.8]],
    ['11', false, 'Q.850;cause=16', ['remote', 'hangup', 0.9]],
    ['11', false, 'SIP;cause=200, Q.850;cause=31;text="Normal, unspecified"', ['remote', 'hangup', 0.9]],
    ['12', false, '', ['remote', 'hangup', 0.8]],
    ['12', false, ';;;cause=,"', ['remote', 'hangup', 0.8]],
  ])('row %s: a BYE %s, %s', (_, out, reason, end) => {
    expect(bye(out, reason)).toEqual(end);
  });

  it('row 8a: the page that goes away says good-bye by itself', () => {
    expect(bye(true, '', (script) => [script.page('hide')])).toEqual(['system', 'drop', 0.7]);
    expect(bye(true, '', (script) => [script.page('hide'), script.page('show')])).toEqual(['agent', 'hangup', 0.8]);
    expect(bye(false, '', (script) => [script.page('hide')])).toEqual(['remote', 'hangup', 0.8]);
  });

  it('counts a goodbye as the page’s that it says while it is asked whether it may go, and as the agent’s once it was kept', () => {
    const asked = (wait: number) => {
      const script = createScript();
      const signals = [...answered(script), script.page('leave')];
      script.wait(wait);
      return endOf([...signals, script.ask('BYE', true)]);
    };
    expect(asked(0)).toEqual(['system', 'drop', 0.7]);
    expect(asked(2_000)).toEqual(['agent', 'hangup', 0.8]);
  });

  it('row 8a: it gives up what rings, too', () => {
    const [dialled, ringing] = [createScript('out'), createScript()];
    const cancel = [dialled.page('hide'), dialled.ask('CANCEL', true, { cseq: 1, toTag: '' })];
    expect(endOf([dialled.first(), ...cancel])).toEqual(['system', 'cancelled', 0.7]);
    expect(endOf([ringing.first(), ringing.page('hide'), ringing.first(480)])).toEqual(['system', 'rejected', 0.7]);
  });

  it('row 4: RingCentral’s phone declines beside the call, and the exchange takes it back', () => {
    const ended = (command: string, out = true) => {
      const script = createScript();
      const beside = script.ask('MESSAGE', out, { toTag: '', frag: `x-rc/agent ${command}` });
      return endOf([script.first(), script.first(180), beside, script.ask('CANCEL', false, { cseq: 1, toTag: '' })]);
    };
    expect(ended('12')).toEqual(['agent', 'rejected', 0.9]);
    expect(ended('11')).toEqual(['agent', 'rejected', 0.9]);
    expect(ended('17')).toEqual(['remote', 'cancelled', 0.95]);
    expect(ended('12', false)).toEqual(['remote', 'cancelled', 0.95]);
  });

  it('a BYE without tags ends the call (RFC 2543)', () => {
    const script = createScript();
    expect(endOf([...answered(script), script.ask('BYE', false, { fromTag: '' })])).toEqual(['remote', 'hangup', 0.8]);
  });

  it.each([
    ['2', 'SIP;cause=200;text="Call completed elsewhere"', 'answered_elsewhere'],
    ['2', 'Q.850;cause=26', 'answered_elsewhere'],
    ['2', 'SIP;text="Call completed elsewhere"', 'answered_elsewhere'],
    ['3', '', 'cancelled'],
  ])('row %s: CANCEL in, %s', (_, reason, kind) => {
    const script = createScript();
    const cancel = script.ask('CANCEL', false, { cseq: 1, toTag: '', reason });
    expect(endOf([script.first(), cancel, script.reply(cancel, 200), script.first(487)])).toEqual(['remote', kind, 0.95]);
  });

  it('row 3: CANCEL out', () => {
    const script = createScript('out');
    const cancel = script.ask('CANCEL', true, { cseq: 1, toTag: '' });
    expect(endOf([script.first(), cancel, script.reply(cancel, 200), script.first(487)])).toEqual(['agent', 'cancelled', 0.95]);
  });

  it.each([
    ['out', 486, ['remote', 'busy']],
    ['out', 600, ['remote', 'busy']],
    ['out', 480, ['remote', 'no_answer']],
    ['out', 408, ['remote', 'no_answer']],
    ['out', 603, ['remote', 'rejected']],
    ['out', 403, ['remote', 'rejected']],
    ['out', 404, ['network', 'failed']],
    ['out', 488, ['network', 'failed']],
    ['out', 503, ['network', 'failed']],
    ['in', 486, ['agent', 'busy']],
    ['in', 480, ['agent', 'rejected']],
    ['in', 603, ['agent', 'rejected']],
    ['in', 408, ['system', 'no_answer']],
    ['in', 488, ['system', 'failed']],
  ] as const)('row 4: a call that comes %s is refused with %i', (way, status, end) => {
    const script = createScript(way);
    expect(endOf([script.first(), script.first(status)])).toEqual([...end, 0.9]);
  });

  it('a caller may say BYE before the answer', () => {
    const script = createScript();
    expect(endOf([script.first(), script.first(180), script.ask('BYE', false)])).toEqual(['remote', 'cancelled', 0.9]);
  });
});
