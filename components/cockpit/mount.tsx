import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Cockpit, type CockpitProps } from './cockpit.tsx';
import { followLocale } from './follow-locale.ts';

/** Puts the cockpit on a page of ours with a `#root`. */
export function mountCockpit(props: CockpitProps): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no root');
  followLocale(props.source);
  createRoot(root).render(
    <StrictMode>
      <Cockpit {...props} />
    </StrictMode>,
  );
}
