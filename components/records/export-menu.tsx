import { type ReactNode, useEffect, useRef, useState } from 'react';
import { m } from '../../.paraglide/messages.js';
import type { Result } from '../../lib/base/result.ts';
import type { DispositionRecord } from '../../lib/disposition/record.ts';
import type { Settings } from '../../lib/settings/setting.ts';
import { Button } from '../ui/button.tsx';
import type { RecordsPorts } from './records-ports.ts';

const identities: Readonly<Record<Settings['export_identity'], () => string>> = {
  none: m.records_identity_none,
  pseudonym: m.records_identity_pseudonym,
  name: m.records_identity_name,
};

/** What a file says of who logged, in words. */
function Identity({ settings }: Pick<RecordsPorts, 'settings'>): ReactNode {
  const [identity, setIdentity] = useState<Settings['export_identity'] | null>(null);
  useEffect(() => {
    void settings().then(({ export_identity }) => setIdentity(export_identity));
  }, [settings]);
  return identity === null ? null : <p className="px-2 pt-1 pb-1.5 text-[12px] text-pretty text-soft">{identities[identity]()}</p>;
}

interface ExportMenuProps extends Pick<RecordsPorts, 'files' | 'settings'> {
  /** Everything that answers to what is shown, not only what fits on the page. */
  readonly all: () => Promise<Result<readonly DispositionRecord[]>>;
  readonly say: (words: string) => void;
}

/** Files of what is listed. */
export function ExportMenu({ files, settings, all, say }: ExportMenuProps): ReactNode {
  const menu = useRef<HTMLDetailsElement>(null);
  const run = async (make: RecordsPorts['files']['exportLog']): Promise<void> => {
    const records = await all();
    const made = records.ok ? await make(records.value) : records;
    say(made.ok ? m.records_export_done({ file: made.value }) : m.records_export_failed());
    if (menu.current !== null) menu.current.open = false;
  };
  const close = (): void => {
    if (menu.current === null || !menu.current.open) return;
    menu.current.open = false;
    menu.current.querySelector('summary')?.focus();
  };
  return (
    <details ref={menu} className="relative" onKeyDown={(event) => event.key === 'Escape' && close()}>
      <summary className="inline-flex min-h-9 list-none items-center rounded-[9px] border border-line px-3 leading-tight font-medium text-soft hover:bg-sunken hover:text-ink">
        {m.records_export()}
      </summary>
      <div className="absolute end-0 z-10 mt-1 w-80 rounded-[10px] border border-edge bg-raised p-2 shadow-lg">
        <p className="px-2 pb-1 text-[12px] text-soft">{m.records_export_day()}</p>
        <Button look="plain" className="w-full text-ink" data-press="export-log" onClick={() => void run(files.exportLog)}>
          {m.records_export_log()}
        </Button>
        <Button look="plain" className="w-full text-ink" data-press="export-csv" onClick={() => void run(files.exportCsv)}>
          {m.records_export_csv()}
        </Button>
        <Identity settings={settings} />
      </div>
    </details>
  );
}
