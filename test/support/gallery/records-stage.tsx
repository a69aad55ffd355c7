import type { ReactNode } from 'react';
import { createOutdated } from '../../../components/records/outdated.ts';
import { RecordsPage } from '../../../components/records/records-page.tsx';
import { fail, ok } from '../../../lib/base/result.ts';
import { defaultSettings } from '../../../lib/settings/default-settings.ts';
import type { RecordsScene } from './records-scenes.ts';

const never = async () => fail('database' as const);

/** The page of records on a store that holds what the scene says, and takes nothing. */
export function StagedRecords({ records, standing, forgotAt, outdated }: RecordsScene): ReactNode {
  const version = createOutdated();
  if (outdated) version.raise();
  const all = records ?? [];
  return (
    <RecordsPage
      ports={{
        read: async () => (records === null ? fail('database') : ok({ records: all, more: false })),
        count: async () => ok(all.length),
        standing: async () => ok(standing),
        history: async (id) => ok(all.filter(({ record_id }) => record_id === id)),
        corrections: { correct: never, erase: never, claim: never },
        who: async () => null,
        settings: async () => defaultSettings,
        forgotAt: async () => forgotAt,
        files: { exportLog: never, exportCsv: never, rescue: never },
        signOff: () => undefined,
        outdated: version,
        reload: () => undefined,
      }}
    />
  );
}
