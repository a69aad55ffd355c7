import type { FramePlace } from './protocol.ts';

/** Where the cockpit stands on a site that it was never moved on: bottom, at the end of the line. */
export const FIRST_PLACE: FramePlace = { collapsed: false, idle: 'line', x: 0, y: 0 };

interface Size {
  readonly width: number;
  readonly height: number;
}

const MARGIN = 12;
/** One press of an arrow key. */
const NUDGE = 16;

const within = (value: number): number => Math.min(1, Math.max(0, value));
const room = (viewport: Size, frame: Size): Size => ({
  width: Math.max(0, viewport.width - frame.width - 2 * MARGIN),
  height: Math.max(0, viewport.height - frame.height - 2 * MARGIN),
});

/** As much of that size as the viewport has room for: the rest is scrolled to within the frame. */
export const fitted = ({ width, height }: Size, viewport: Size): Size => ({
  width,
  height: Math.max(0, Math.min(height, viewport.height - 2 * MARGIN)),
});

/** Pixels between the frame's bottom-right corner and the viewport's. */
export function insetsOf(place: FramePlace, viewport: Size, frame: Size): { readonly right: number; readonly bottom: number } {
  const free = room(viewport, frame);
  return { right: Math.round(MARGIN + place.x * free.width), bottom: Math.round(MARGIN + place.y * free.height) };
}

/** The place after a move by so many pixels to the right and down. Never leaves the viewport; without free room it stays. */
export function movedBy(place: FramePlace, dx: number, dy: number, viewport: Size, frame: Size): FramePlace {
  const free = room(viewport, frame);
  return {
    ...place,
    x: free.width === 0 ? place.x : within(place.x - dx / free.width),
    y: free.height === 0 ? place.y : within(place.y - dy / free.height),
  };
}

/** The place after an arrow key. */
export const nudged = (place: FramePlace, dx: number, dy: number, viewport: Size, frame: Size): FramePlace =>
  movedBy(place, dx * NUDGE, dy * NUDGE, viewport, frame);
