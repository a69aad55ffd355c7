import type { ReactNode } from 'react';
import { ConsolePage } from '../../../components/console/console-page.tsx';
import { dayText } from '../../../components/console/period.ts';
import { createOutdated } from '../../../components/records/outdated.ts';
import { defaultSettings } from '../../../lib/settings/default-settings.ts';
import { openWarehouse } from '../../../lib/warehouse/database.ts';
import { createWarehouse } from '../../../lib/warehouse/warehouse.ts';
import { callsOf } from '../sample-calls.ts';
import type { ConsoleScene } from './console-scenes.ts';

/** The console on a warehouse of its own, with the calls of the scene in it. */
export async function stageConsole({ agents, calls }: ConsoleScene): Promise<ReactNode> {
  const warehouse = createWarehouse(openWarehouse(crypto.randomUUID()));
  const today = dayText(Date.now());
  const sources = Array.from({ length: agents }, (_, at) => async (take: (records: ReturnType<typeof callsOf>) => Promise<void>) => {
    await take(callsOf(at + 1, calls, today));
    return true;
  });
  await warehouse.apply({ names: [], sources, manifests: [] }, Date.now(), () => undefined);
  return (
    <ConsolePage
      warehouse={warehouse}
      outdated={createOutdated()}
      holdLimit={defaultSettings.hold_overdue_ms}
      print={() => undefined}
      reload={() => undefined}
    />
  );
}
