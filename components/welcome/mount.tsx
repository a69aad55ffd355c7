import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { m } from '../../.paraglide/messages.js';
import type { WelcomeSource } from '../../lib/platform/welcome.ts';
import { WelcomePage } from './welcome-page.tsx';

/** Puts the page of welcome on a page of ours with a `#root`. */
export function mountWelcome(source: WelcomeSource): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no root');
  document.title = m.welcome_tab();
  createRoot(root).render(
    <StrictMode>
      <WelcomePage source={source} />
    </StrictMode>,
  );
}
