import { type ReactNode, useState } from 'react';
import { m } from '../../.paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import type { RecordsPorts } from './records-ports.ts';

/** Something stands in the way, with what can be done about it. */
export function Notice({ text, children }: { readonly text: string; readonly children: ReactNode }): ReactNode {
  return (
    <div role="alert" className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-[10px] bg-ask-tint px-3.5 py-3 text-pretty">
      <p className="min-w-64 grow basis-0">{text}</p>
      {children}
    </div>
  );
}

/** The records cannot be read: load again, or save whatever a broken database still gives. */
export function Unreadable({ files, reload }: Pick<RecordsPorts, 'files' | 'reload'>): ReactNode {
  const [said, setSaid] = useState<string | null>(null);
  const rescue = async (): Promise<void> => {
    setSaid(m.records_rescue_wait());
    const done = await files.rescue();
    setSaid(done.ok ? m.records_rescue_done(done.value) : m.records_rescue_failed());
  };
  return (
    <Notice text={m.records_unreadable()}>
      <Button data-press="rescue" onClick={() => void rescue()}>
        {m.records_rescue()}
      </Button>
      <Button look="primary" onClick={reload}>
        {m.records_reload()}
      </Button>
      {said !== null && (
        <p role="status" className="basis-full">
          {said}
        </p>
      )}
    </Notice>
  );
}
