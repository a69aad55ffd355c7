/** Wall-clock milliseconds since the Unix epoch. In scenario files the epoch is `call.connected`. */
export type Instant = number;

/** A span, or a monotonic reading, in milliseconds. */
export type Millis = number;

export const SECOND: Millis = 1_000;
export const MINUTE: Millis = 60_000;

/** `m:ss`, or `h:mm:ss` from an hour on. Whole seconds, rounded down; a negative span reads as zero. */
export function clockFace(span: Millis): string {
  const seconds = Math.max(0, Math.floor(span / SECOND));
  const two = (value: number): string => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes}:${two(seconds % 60)}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}
