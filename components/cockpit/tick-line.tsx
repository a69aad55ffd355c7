import type { ReactNode } from 'react';

interface TickLineProps {
  readonly name: string;
  readonly label: string;
  readonly ticked: boolean;
  readonly tick: (ticked: boolean) => void;
}

/** A line of the wrap-up that is either so or not. */
export function TickLine({ name, label, ticked, tick }: TickLineProps): ReactNode {
  return (
    <label className="mx-3.5 mb-2.5 flex min-h-8 items-center gap-2.5">
      <input
        type="checkbox"
        className="size-4 accent-ink"
        data-press={name}
        checked={ticked}
        onChange={(event) => tick(event.target.checked)}
      />
      {label}
    </label>
  );
}
