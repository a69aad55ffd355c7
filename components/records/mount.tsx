import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { m } from '../../.paraglide/messages.js';
import { attempt } from '../../lib/store/attempt.ts';
import { openDatabase } from '../../lib/store/database.ts';
import { createDispositions } from '../../lib/store/dispositions.ts';
import { createOutdated } from './outdated.ts';
import { RecordsPage } from './records-page.tsx';

/** Puts the page of records on a page of ours with a `#root`. */
export function mountRecords(): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no root');
  document.title = m.records_tab();
  const outdated = createOutdated();
  const dispositions = createDispositions(openDatabase(undefined, outdated.raise));
  createRoot(root).render(
    <StrictMode>
      <RecordsPage read={(day) => attempt(() => dispositions.today(day))} outdated={outdated} reload={() => location.reload()} />
    </StrictMode>,
  );
}
