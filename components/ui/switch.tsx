import { type ReactNode, useId } from 'react';

interface SwitchProps {
  readonly name: string;
  readonly hint: ReactNode;
  readonly on: boolean;
  readonly disabled?: boolean;
  readonly press: string;
  readonly onPress: () => void;
  readonly children?: ReactNode;
}

/** Something that is on or off, with what it means. `children`: further presses beside it. */
export function Switch({ name, hint, on, disabled = false, press, onPress, children }: SwitchProps): ReactNode {
  const [label, state] = [useId(), useId()];
  return (
    <div className="flex items-center gap-4 border-b border-line py-3 last:border-b-0">
      <div className="min-w-0 grow">
        <p id={label} className="font-medium wrap-anywhere">
          {name}
        </p>
        <p id={state} className="text-pretty text-soft">
          {hint}
        </p>
      </div>
      {children}
      <button
        type="button"
        role="switch"
        data-press={press}
        aria-checked={on}
        aria-labelledby={label}
        aria-describedby={state}
        disabled={disabled}
        onClick={onPress}
        className="group h-6 w-10.5 shrink-0 rounded-full border border-faint bg-sunken p-[3px] aria-checked:border-key aria-checked:bg-key disabled:opacity-50 forced-colors:aria-checked:bg-[Highlight]"
      >
        <span className="block size-4 rounded-full bg-faint transition-transform group-aria-checked:translate-x-[18px] group-aria-checked:bg-ground rtl:group-aria-checked:-translate-x-[18px] motion-reduce:transition-none forced-colors:bg-[ButtonText]" />
      </button>
    </div>
  );
}
