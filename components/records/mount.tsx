import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { m } from '../../.paraglide/messages.js';
import { type Database, openDatabase } from '../../lib/store/database.ts';
import { openPorts, type PageFiles } from './open-ports.ts';
import { createOutdated } from './outdated.ts';
import { RecordsPage } from './records-page.tsx';

/** Puts the page of records on a page of ours with a `#root`. */
export function mountRecords(filesOf: (db: Database) => PageFiles): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no root');
  document.title = m.records_tab();
  const outdated = createOutdated();
  const db = openDatabase(undefined, outdated.raise);
  createRoot(root).render(
    <StrictMode>
      <RecordsPage ports={openPorts(db, outdated, filesOf(db))} />
    </StrictMode>,
  );
}
