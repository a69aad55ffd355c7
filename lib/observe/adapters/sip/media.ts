/** What one side said of its sound: it keeps the other waiting, it does not, or it allows what it may not ask for. */
export interface Stated {
  /** It does not want to hear: `sendonly` or `inactive`. */
  readonly holds: boolean;
  /** It offers both ways, so that a one-sided answer is the other's own choice. */
  readonly open: boolean;
}

interface Section {
  readonly kind: string;
  readonly direction: string;
}

const isDeaf = (direction: string): boolean => direction === 'sendonly' || direction === 'inactive';

function sectionsOf(media: string): Section[] {
  const sections = media.split(',').map((section) => {
    const [kind = '', direction = ''] = section.split(':');
    return { kind, direction };
  });
  return sections.filter(({ kind, direction }) => (kind === 'audio' || kind === 'video') && direction !== 'off' && direction !== '');
}

/** True when there is an audio section that is switched on. */
export const hasAudio = (media: string): boolean => sectionsOf(media).some((section) => section.kind === 'audio');

/** What a description states; null when it has no audio. The far side holds only if all its sections do, as JsSIP and sipML5 read it. */
export function statedBy(side: 'us' | 'them', media: string): Stated | null {
  const sections = sectionsOf(media);
  const audio = sections.find((section) => section.kind === 'audio');
  if (audio === undefined) return null;
  const holds = side === 'us' ? isDeaf(audio.direction) : sections.every((section) => isDeaf(section.direction));
  return { holds, open: audio.direction === 'sendrecv' };
}
