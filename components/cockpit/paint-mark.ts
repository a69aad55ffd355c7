/** Marks the first moment after the next paint: a message posted from an animation frame is handled after that frame was painted. */
export function afterPaint(mark: string): () => void {
  const { port1, port2 } = new MessageChannel();
  let wanted = true;
  port1.onmessage = () => {
    port1.close();
    if (wanted) performance.mark(mark);
  };
  const frame = requestAnimationFrame(() => port2.postMessage(null));
  return () => {
    wanted = false;
    cancelAnimationFrame(frame);
    port1.close();
  };
}
