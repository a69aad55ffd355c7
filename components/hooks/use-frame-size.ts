import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { FrameLink } from '../../lib/platform/frame-link.ts';

/** Width of the cockpit's frame, in px. */
const FRAME_WIDTH = 360;

/** Tells the bridge how tall the card is, and whether there is anything to show, whenever either changes. */
export function useFrameSize(card: RefObject<HTMLElement | null>, frame: FrameLink | null, shown: boolean): void {
  const told = useRef('');
  const tell = useRef((): void => {});
  tell.current = () => {
    const height = shown ? Math.ceil(card.current?.getBoundingClientRect().height ?? 0) : 0;
    const size = `${height} ${shown}`;
    if (size === told.current) return;
    told.current = size;
    frame?.post({ t: 'size', width: FRAME_WIDTH, height, shown });
  };
  useLayoutEffect(() => tell.current());
  useEffect(() => {
    if (frame === null || card.current === null) return;
    const observer = new ResizeObserver(() => tell.current());
    observer.observe(card.current);
    return () => observer.disconnect();
  }, [card, frame]);
}
