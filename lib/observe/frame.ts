import type { Layer } from '../call/event.ts';
import type { Claim } from './adapter.ts';
import type { Observation } from './observation.ts';

/** Who makes the claims: one layer of one frame. `nextId` gives a uuid v7 and `seq` the frame's next number, from 0. */
export interface FrameContext {
  readonly layer: Layer;
  readonly adapter: string;
  readonly frame: string;
  readonly boot: string;
  readonly nextId: () => string;
  readonly seq: () => number;
}

/** An observation for the journal, and beside it what must never come there. */
export interface Framed {
  readonly observation: Observation;
  readonly private?: { readonly number: string; readonly name: string };
}

/** The frame's own name of a leg: `<layer>:<frame>:<own>`. */
const legOf = ({ layer, frame }: Pick<FrameContext, 'layer' | 'frame'>, own: string): string => `${layer}:${frame}:${own}`;

/** Makes observations of claims: numbered in their order, number and name split off. */
export function observationsOf(claims: readonly Claim[], context: FrameContext): Framed[] {
  const { layer, adapter, frame, boot } = context;
  return claims.map(({ own, private: hidden, ...claim }) => {
    const leg = legOf(context, own);
    const observation: Observation = {
      ...claim,
      id: context.nextId(),
      v: 1,
      leg,
      boot,
      seq: context.seq(),
      source: { layer, adapter, frame },
    };
    return hidden === undefined ? { observation } : { observation, private: hidden };
  });
}
