import type { Line } from './line.ts';

/** What the phone's own hot keys need beside the line. */
export interface KeyDeps {
  readonly line: Line;
  isMuted(): boolean;
  openTransfer(): void;
}

/** The phone's hot keys, single and bare as many softphones have them, heard on the document. Counts every key it hears in `data-keys`. */
export function bindKeys({ line, isMuted, openTransfer }: KeyDeps): void {
  const actions: Readonly<Record<string, () => void>> = {
    a: line.answer,
    d: line.end,
    e: line.end,
    h: line.toggleHold,
    m: line.toggleMute,
    t: openTransfer,
  };
  let talking = false;
  document.addEventListener('keydown', (event) => {
    document.body.dataset['keys'] = `${document.body.dataset['keys'] ?? ''}${event.key === ' ' ? '␣' : event.key} `;
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || isTyping(event.target)) return;
    if (event.code === 'Space') {
      event.preventDefault();
      talking = isMuted();
      if (talking) line.setMuted(false);
      return;
    }
    actions[event.key.toLowerCase()]?.();
  });
  document.addEventListener('keyup', (event) => {
    if (event.code !== 'Space' || !talking) return;
    talking = false;
    line.setMuted(true);
  });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
