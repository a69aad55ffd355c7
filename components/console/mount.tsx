import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { m } from '../../.paraglide/messages.js';
import { MINUTE } from '../../lib/base/time.ts';
import { readSettings } from '../../lib/platform/settings.ts';
import { openWarehouse } from '../../lib/warehouse/database.ts';
import { createWarehouse } from '../../lib/warehouse/warehouse.ts';
import { createOutdated } from '../records/outdated.ts';
import { ConsolePage } from './console-page.tsx';

/** Where no setting can be read. */
const HOLD_LIMIT = 2 * MINUTE;

/** Puts the console on a page of ours with a `#root`. */
export async function mountConsole(): Promise<void> {
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no root');
  document.title = m.console_tab();
  // A file that misses the zone must not replace the page.
  for (const type of ['dragover', 'drop']) addEventListener(type, (event) => event.preventDefault());
  const outdated = createOutdated();
  const warehouse = createWarehouse(openWarehouse(undefined, outdated.raise));
  const { values } = await readSettings();
  createRoot(root).render(
    <StrictMode>
      <ConsolePage
        warehouse={warehouse}
        outdated={outdated}
        holdLimit={values.hold_overdue_ms ?? HOLD_LIMIT}
        print={() => window.print()}
        reload={() => location.reload()}
      />
    </StrictMode>,
  );
}
