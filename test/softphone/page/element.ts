/** The element that bears this `data-test` name; throws when the page has none. */
export function part(name: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(`[data-test="${name}"]`);
  if (!found) throw new Error(`the page has no part "${name}"`);
  return found;
}

/** The text field that bears this `data-test` name. */
export function field(name: string): HTMLInputElement {
  const found = part(name);
  if (!(found instanceof HTMLInputElement)) throw new Error(`"${name}" is no field`);
  return found;
}

/** Runs the action at each click on that part. */
export function press(name: string, action: () => void): void {
  part(name).addEventListener('click', action);
}

/** mm:ss, or h:mm:ss from an hour on. */
export function clock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (n: number) => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  return `${hours > 0 ? `${hours}:` : ''}${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** The first letters of the first two words. */
export function initials(name: string): string {
  return name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word[0]?.toUpperCase() ?? '')
    .join('');
}

/** An audio element that plays whatever it is given. Chromium measures no level of a track that nobody plays. */
export function createSpeaker(): HTMLAudioElement {
  const speaker = document.createElement('audio');
  speaker.autoplay = true;
  return document.body.appendChild(speaker);
}
