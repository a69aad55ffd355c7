import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { m } from '../../.paraglide/messages.js';
import type { OptionsSource } from '../../lib/platform/options.ts';
import { openDatabase } from '../../lib/store/database.ts';
import { openTracePort } from './open-trace-port.ts';
import { OptionsPage } from './options-page.tsx';
import { openPolicyPorts } from './policies/open-policy-ports.ts';

/** Puts the page of options on a page of ours with a `#root`. */
export function mountOptions(source: OptionsSource): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no root');
  document.title = m.options_tab();
  const db = openDatabase();
  createRoot(root).render(
    <StrictMode>
      <OptionsPage source={source} policies={openPolicyPorts(db)} trace={openTracePort(db)} />
    </StrictMode>,
  );
}
