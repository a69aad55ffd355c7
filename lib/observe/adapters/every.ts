import type { Claim } from '../adapter.ts';
import type { Signal } from '../signal.ts';
import { type Agreement, compare } from './agreement.ts';
import { type MediaState, mediaAdapter } from './media/adapter.ts';
import type { SilenceSettings } from './media/hearing.ts';
import { type SipState, sipAdapter } from './sip/adapter.ts';

/** What every adapter of a frame keeps. */
export interface FrameState {
  readonly sip: SipState;
  readonly media: MediaState;
  readonly agreement: Agreement;
}

/** What one adapter makes of a signal. */
export interface Reading {
  readonly layer: 'sip' | 'media';
  readonly adapter: string;
  readonly claims: readonly Claim[];
}

/** Gives a signal to each adapter of a frame. */
export interface EveryAdapter {
  readonly initial: FrameState;
  readonly step: (state: FrameState, signal: Signal) => readonly [FrameState, readonly Reading[]];
}

export function everyAdapter(settings: SilenceSettings): EveryAdapter {
  const media = mediaAdapter(settings);
  return {
    initial: { sip: sipAdapter.initial, media: media.initial, agreement: [] },
    step(state, signal) {
      const [sip, said] = sipAdapter.step(state.sip, signal);
      const [heard, sounded] = media.step(state.media, signal);
      const [agreement, compared] = compare(state.agreement, sip, heard, signal);
      const readings: readonly Reading[] = [
        { layer: 'sip', adapter: sipAdapter.name, claims: compared.length === 0 ? said : [...said, ...compared] },
        { layer: 'media', adapter: media.name, claims: sounded },
      ];
      return [{ sip, media: heard, agreement }, readings.filter(({ claims }) => claims.length > 0)];
    },
  };
}
