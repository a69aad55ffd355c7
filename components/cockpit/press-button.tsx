import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, type ButtonLook } from '../ui/button.tsx';
import { useDesk } from './desk-context.ts';

interface PressButtonProps {
  readonly id: string;
  readonly look?: ButtonLook;
  readonly className?: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
  readonly keys?: string;
  /** Id of what describes it. */
  readonly describedBy?: string | undefined;
  /** For a press that switches something: whether it stands. */
  readonly pressed?: boolean;
  /** For a press that opens something beside what it does. */
  readonly expanded?: boolean;
}

/** A press that shows as pressed at once, and as done when the desk has acknowledged it. */
export function PressButton({
  id,
  look,
  className = '',
  onPress,
  children,
  keys,
  describedBy,
  pressed,
  expanded,
}: PressButtonProps): ReactNode {
  const state = useDesk().stateOf(id);
  return (
    <Button
      {...(look === undefined ? {} : { look })}
      data-press={id}
      data-state={state ?? undefined}
      aria-busy={state === 'sent' || undefined}
      aria-keyshortcuts={keys}
      aria-describedby={describedBy}
      aria-pressed={pressed}
      aria-expanded={expanded}
      className={`relative data-[state=sent]:opacity-85 ${className}`}
      onClick={onPress}
    >
      {children}
      {state === 'done' && (
        <span className="absolute -end-1 -top-1 grid size-3.5 place-items-center rounded-full bg-may text-ground">
          <Check size={10} strokeWidth={3.5} />
        </span>
      )}
    </Button>
  );
}
