import { describe, expect, it } from 'vitest';
import { createScript, type Script } from '../../sample-signal.ts';
import type { Signal } from '../../signal.ts';
import { answered, told } from './sample-call.ts';

describe('holds', () => {
  const start = (script = createScript()) => [script, answered(script)] as const;
  const offer = (script: Script, out: boolean, media: string, cseq: number, method = 'INVITE') =>
    script.ask(method, out, { media: `audio:${media}`, cseq });
  const said = (signals: readonly Signal[], rest: readonly Signal[]) => told([...signals, ...rest]).slice(3);

  it.each(['INVITE', 'UPDATE'])('by %s count from the 200, and end at the 200', (method) => {
    const [script, signals] = start();
    const hold = offer(script, true, 'sendonly', 2, method);
    const held = script.reply(hold, 200, { media: 'audio:recvonly' });
    const resume = offer(script, true, 'sendrecv', 3, method);
    const rest = [hold, script.reply(hold, 100), held, held, resume, script.reply(resume, 200, { media: 'audio:sendrecv' })];
    expect(said(signals, rest)).toEqual(['hold_requested local offer', 'held local offer', 'resumed local offer']);
  });

  it.each([
    [488, 'refused_488'],
    [491, 'glare'],
    [503, 'refused_503'],
    [600, 'refused_600'],
  ])('fail when the answer is %i', (status, evidence) => {
    const [script, signals] = start();
    const hold = offer(script, true, 'inactive', 2);
    expect(said(signals, [hold, script.reply(hold, status)])).toEqual(['hold_requested local offer', `hold_failed local ${evidence}`]);
  });

  it('wait for the credentials that were asked for', () => {
    const [script, signals] = start();
    const [hold, again] = [offer(script, true, 'sendonly', 2), offer(script, true, 'sendonly', 3)];
    expect(said(signals, [hold, script.reply(hold, 401), again, script.reply(again, 200)])).toEqual([
      'hold_requested local offer',
      'hold_requested local offer',
      'held local offer',
    ]);
  });

  it('stay when a resume is refused, and through refreshes of the session', () => {
    const [script, signals] = start();
    const hold = offer(script, true, 'sendonly', 2);
    const resume = offer(script, true, 'sendrecv', 3);
    const refresh = script.ask('UPDATE', true, { cseq: 4 });
    const same = offer(script, true, 'sendonly', 5);
    const [one, other, third, fourth] = [hold, resume, refresh, same].map((each, i) => script.reply(each, i === 1 ? 500 : 200));
    const rest = [hold, one, resume, other, refresh, third, same, fourth] as Signal[];
    expect(said(signals, rest)).toEqual(['hold_requested local offer', 'held local offer']);
  });

  it('of both sides are kept apart, each ended by its own side', () => {
    const [script, signals] = start();
    const steps = [
      offer(script, true, 'sendonly', 2),
      offer(script, false, 'inactive', 2),
      offer(script, true, 'recvonly', 3),
      offer(script, false, 'sendrecv', 3),
    ];
    const rest = steps.flatMap((step) => [step, script.reply(step, 200)]);
    expect(said(signals, rest).filter((line) => !line.startsWith('hold_requested'))).toEqual([
      'held local offer',
      'held remote offer',
      'resumed local offer',
      'resumed remote offer',
    ]);
  });

  it('by the far side need all its sections', () => {
    const [script, signals] = start();
    const half = script.ask('INVITE', false, { media: 'audio:sendonly,video:sendrecv' });
    const whole = script.ask('INVITE', false, { media: 'audio:sendonly,video:inactive,video:off', cseq: 3 });
    expect(said(signals, [half, script.reply(half, 200), whole, script.reply(whole, 200)])).toEqual([
      'hold_requested remote offer',
      'held remote offer',
    ]);
  });

  it('by the far side are none while one section is open', () => {
    const [script, signals] = start();
    const half = script.ask('INVITE', false, { media: 'audio:sendonly,video:sendrecv' });
    expect(said(signals, [half, script.reply(half, 200)])).toEqual([]);
  });

  it('are not read from an answer that only reflects its offer', () => {
    const [script, signals] = start();
    const hold = offer(script, true, 'sendonly', 2);
    expect(said(signals, [hold, script.reply(hold, 200, { media: 'audio:inactive' })])).toEqual([
      'hold_requested local offer',
      'held local offer',
    ]);
  });

  it('that an offer began are not taken back by an answer', () => {
    const [script, signals] = start();
    const hold = offer(script, true, 'sendonly', 2);
    const [refresh, again] = [offer(script, false, 'sendrecv', 2), offer(script, false, 'sendrecv', 3)];
    const answers = [script.reply(refresh, 200, { media: 'audio:sendonly' }), script.reply(again, 200, { media: 'audio:sendrecv' })];
    const rest = [hold, script.reply(hold, 200), refresh, answers[0], again, answers[1]] as Signal[];
    expect(said(signals, rest)).toEqual(['hold_requested local offer', 'held local offer']);
  });

  it('may begin with an answer narrower than its offer', () => {
    const [script, signals] = start();
    const open = offer(script, false, 'sendrecv', 2);
    const next = offer(script, false, 'sendrecv', 3);
    const rest = [open, script.reply(open, 200, { media: 'audio:sendonly' }), next, script.reply(next, 200, { media: 'audio:sendrecv' })];
    expect(said(signals, rest)).toEqual(['held local answer', 'resumed local offer']);
  });

  it('may begin with the ACK where the 200 carried the offer', () => {
    const [script, signals] = start();
    const bare = script.ask('INVITE', false);
    const rest = [bare, script.reply(bare, 200, { media: 'audio:sendrecv' }), script.ask('ACK', false, { media: 'audio:sendonly' })];
    const next = script.ask('INVITE', false, { cseq: 3 });
    const back = [
      next,
      script.reply(next, 200, { media: 'audio:sendrecv' }),
      script.ask('ACK', false, { media: 'audio:sendrecv', cseq: 3 }),
    ];
    expect(said(signals, [...rest, ...back])).toEqual(['held remote answer', 'resumed remote offer']);
  });
});
