import { Check } from 'lucide-react';
import type { ButtonHTMLAttributes, ReactNode } from 'react';

const ONE_COLUMN = 5;

interface OptionRowProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly label: string;
  /** The number key that presses it; null while the keys are another list's. */
  readonly digit: number | null;
  readonly chosen: boolean;
  readonly marked?: boolean;
  readonly children?: ReactNode;
}

/** One of a numbered list: its key in a box, which bears the tick once it is chosen. */
export function OptionRow({ label, digit, chosen, marked = false, children, ...rest }: OptionRowProps): ReactNode {
  const box = chosen ? 'bg-ink text-ground' : digit === null ? '' : 'border border-line bg-raised font-normal text-soft';
  return (
    <button
      type="button"
      aria-pressed={chosen}
      aria-keyshortcuts={digit === null ? undefined : String(digit)}
      {...rest}
      className={`flex min-h-[34px] min-w-0 items-center gap-2 rounded-lg px-2 text-start active:bg-line ${
        chosen || marked ? 'bg-stay-tint font-semibold' : 'hover:bg-sunken'
      }`}
    >
      {(chosen || digit !== null) && (
        <span
          aria-hidden="true"
          className={`grid size-5 shrink-0 place-items-center rounded-[5px] text-[11px] tabular-nums forced-colors:border ${box}`}
        >
          {chosen ? <Check size={14} strokeWidth={2.5} /> : digit}
        </span>
      )}
      <span className="line-clamp-2 min-w-0 leading-tight" title={label}>
        {label}
      </span>
      {children}
    </button>
  );
}

/** True for a list that is drawn in two columns. */
export const isWide = (count: number): boolean => count > ONE_COLUMN;

interface OptionGridProps {
  readonly count: number;
  readonly children: ReactNode;
}

/** Up to five rows in one column; more in two, filled downwards, so that the numbers read like a list. */
export function OptionGrid({ count, children }: OptionGridProps): ReactNode {
  if (!isWide(count)) return <div className="grid gap-px">{children}</div>;
  return (
    <div className="grid grid-flow-col grid-cols-2 gap-x-1 gap-y-px" style={{ gridTemplateRows: `repeat(${Math.ceil(count / 2)}, auto)` }}>
      {children}
    </div>
  );
}
