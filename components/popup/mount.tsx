import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { m } from '../../.paraglide/messages.js';
import type { PopupSource } from '../../lib/platform/popup.ts';
import { Popup } from './popup.tsx';

/** Puts the popup on a page of ours with a `#root`. */
export function mountPopup(source: PopupSource): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no root');
  document.title = m.app_name();
  createRoot(root).render(
    <StrictMode>
      <Popup source={source} pages={['records', 'console', 'options']} />
    </StrictMode>,
  );
}
