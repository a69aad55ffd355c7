import type { ReactNode } from 'react';

/** A key beside what it presses. Read out by `aria-keyshortcuts` of the button, not here. */
export function KeyHint({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <span aria-hidden="true" className="text-[11px] font-medium opacity-75">
      {children}
    </span>
  );
}
