import type { ReactNode } from 'react';
import { m } from '../../.paraglide/messages.js';
import { findMessage } from '../ui/message.ts';

interface KindHintProps {
  /** For `aria-describedby` of the button beside it. */
  readonly id: string;
  readonly kind: string;
}

/** True when there is something to say of this kind. */
export const hasHint = (kind: string): boolean => findMessage('about', kind) !== null;

/**
 * What a kind is, and what it is not, while its button is pointed at or has the keyboard. It lies over the card, takes no press and moves
 * nothing. Stands beside its button in a `group/hint`, within a positioned section.
 */
export function KindHint({ id, kind }: KindHintProps): ReactNode {
  const about = findMessage('about', kind);
  const unlike = findMessage('unlike', kind);
  if (about === null) return null;
  return (
    <span
      role="tooltip"
      id={id}
      className="pointer-events-none invisible absolute inset-x-2 bottom-full z-10 mb-1 block rounded-[9px] border border-edge bg-raised px-3 py-2 text-start text-[12px] leading-[1.45] font-normal text-pretty text-ink shadow-lg transition-[visibility] group-hover/hint:visible group-hover/hint:delay-500 group-has-focus-visible/hint:visible group-has-focus-visible/hint:delay-0"
      data-part="kind-hint"
    >
      {about}
      {unlike !== null && <span className="mt-0.5 block text-soft">{m.hint_not_this({ what: unlike })}</span>}
    </span>
  );
}
