import { m } from '../../.paraglide/messages.js';
import type { LayerStatus } from '../../lib/platform/layer-book.ts';

/** One layer in a line: what it is, how it stands, and what to do if anything. */
export interface LayerLine {
  readonly name: string;
  /** `well`: it works; `waits`: nothing to see yet, or switched off by hand; `ails`: it does not, and `says` tells what to do. */
  readonly state: 'well' | 'waits' | 'ails';
  readonly says: string;
}

type Off = readonly string[];

function tapLine({ tap, sockets }: LayerStatus, off: Off): Omit<LayerLine, 'name'> {
  if (tap === 'off') return { state: 'ails', says: m.layer_tap_faults() };
  if (tap === 'other') return { state: 'ails', says: m.layer_tap_other() };
  if (off.includes('tap.websocket')) return { state: 'waits', says: m.layer_off() };
  if (tap === 'none') return { state: 'ails', says: m.layer_tap_none() };
  if (sockets === 'none') return { state: 'waits', says: m.layer_tap_waits() };
  return sockets === 'up' ? { state: 'well', says: m.layer_tap_up() } : { state: 'ails', says: m.layer_tap_down() };
}

function soundLine({ peers }: LayerStatus, off: Off): Omit<LayerLine, 'name'> {
  if (off.includes('tap.peer')) return { state: 'waits', says: m.layer_off() };
  return peers > 0 ? { state: 'well', says: m.layer_sound_up() } : { state: 'waits', says: m.layer_sound_waits() };
}

function cockpitLine({ cockpit }: LayerStatus, off: Off): Omit<LayerLine, 'name'> {
  switch (cockpit) {
    case 'here':
      return { state: 'well', says: m.layer_frame_here() };
    case 'covered':
      return { state: 'ails', says: m.layer_frame_covered() };
    case 'refused':
      return { state: 'ails', says: m.layer_frame_refused() };
    case 'gave_up':
      return { state: 'ails', says: m.layer_frame_gave_up() };
    case 'none':
      return { state: 'waits', says: off.includes('frame') ? m.layer_off() : m.layer_frame_none() };
  }
}

/**
 * The layers of one frame in lines; what was let go of has its line only if there is any. `hosted`: some frame of the tab has the cockpit,
 * so the others are silent of theirs.
 */
export function linesOf(status: LayerStatus, off: Off, hosted: boolean): readonly LayerLine[] {
  const lines: LayerLine[] = [
    { name: m.layer_tap(), ...tapLine(status, off) },
    ...(status.tap === 'found' ? [{ name: m.layer_sound(), ...soundLine(status, off) }] : []),
    {
      name: m.layer_bridge(),
      ...(status.bridge ? { state: 'well', says: m.layer_bridge_up() } : { state: 'waits', says: m.layer_bridge_waits() }),
    },
  ];
  if (status.cockpit !== 'none' || !hosted) lines.push({ name: m.layer_frame(), ...cockpitLine(status, off) });
  if (status.dropped + status.refused > 0)
    lines.push({
      name: m.layer_dropped(),
      state: 'waits',
      says: m.layer_dropped_count({ dropped: status.dropped, refused: status.refused }),
    });
  return lines;
}
