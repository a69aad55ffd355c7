import { describe, expect, it } from 'vitest';
import minors from '../../../public/policy/minor_service.json' with { type: 'json' };
import relays from '../../../public/policy/relay_first.json' with { type: 'json' };
import { defaultPolicy, overlays, presets } from '../policy-rig.ts';
import { parseOverlay, withOverlays } from './overlay.ts';

const { relayFirst, minorService } = overlays;

describe('an overlay', () => {
  it('makes the gaps longer, and none of a relayed call', () => {
    const { families, ...rest } = withOverlays(defaultPolicy, [relayFirst]);
    const { silence, prank } = defaultPolicy.families;
    if (silence === undefined || prank === undefined) throw new Error('the default lacks a family');
    expect(rest).toEqual({ ...defaultPolicy, families: undefined });
    expect(families).toEqual({
      ...defaultPolicy.families,
      prank: { ...prank, gapMs: 3 * prank.gapMs },
      silence: {
        ...silence,
        neverSpoke: { ...silence.neverSpoke, gapMs: 3 * silence.neverSpoke.gapMs },
        wentSilent: { ...silence.wentSilent, gapMs: 3 * silence.wentSilent.gapMs },
        callerHold: { ...silence.callerHold, gapMs: 3 * silence.callerHold.gapMs },
      },
    });
  });

  it('asks after the welfare of everybody, and changes nothing else', () => {
    expect(withOverlays(defaultPolicy, [minorService])).toEqual({
      ...defaultPolicy,
      guards: { ...defaultPolicy.guards, welfare: 'everybody' },
    });
  });

  it('is laid once, however often it is named, in any order', () => {
    const once = withOverlays(presets.publicSector, [relayFirst, minorService]);
    expect(withOverlays(presets.publicSector, [minorService, relayFirst, relayFirst])).toEqual(once);
    expect(withOverlays(presets.publicSector, [])).toEqual(presets.publicSector);
  });

  it('adds no family to a document that lacks it', () => {
    const bare = { ...defaultPolicy, families: {} };
    expect(withOverlays(bare, [relayFirst]).families).toEqual({});
  });
});

describe('what is read as an overlay', () => {
  it('is each that ships, as it stands', () => {
    expect(parseOverlay(relays)).toEqual({ ok: true, value: relays });
    expect(parseOverlay(minors)).toEqual({ ok: true, value: minors });
  });

  it.each([
    [null, 'overlay: '],
    [{ ...relays, script: 'x' }, 'overlay: '],
    [{ ...relays, format: 2 }, 'format: '],
    [{ ...relays, overlay: false }, 'overlay: '],
    [{ ...relays, gapFactor: 0 }, 'gapFactor: '],
    [{ ...relays, gapFactor: 1.5 }, 'gapFactor: '],
    [{ ...relays, gapFactor: 11 }, 'gapFactor: '],
    [{ ...relays, keepRecordsDays: 0 }, 'keepRecordsDays: '],
    [{ ...relays, notices: ['Bad key'] }, 'notices.0: '],
  ])('names the first fault of any other by its path: %#', (raw, path) => {
    expect(parseOverlay(raw)).toMatchObject({ ok: false, reason: 'shape', detail: expect.stringContaining(path) });
  });
});
