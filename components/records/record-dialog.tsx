import { type ReactNode, useEffect, useRef, useState } from 'react';
import { m } from '../../.paraglide/messages.js';
import { clockFace } from '../../lib/base/time.ts';
import type { DispositionRecord } from '../../lib/disposition/record.ts';
import { Button } from '../ui/button.tsx';
import { sayPageMessage } from '../ui/page-message.ts';
import { CorrectForm } from './correct-form.tsx';
import { endedKeyOf, holdOf } from './ended-key.ts';
import { EraseForm } from './erase-form.tsx';
import { History } from './history.tsx';
import type { RecordsPorts } from './records-ports.ts';

interface RecordDialogProps extends Pick<RecordsPorts, 'corrections' | 'history' | 'settings'> {
  readonly record: DispositionRecord;
  readonly close: () => void;
}

const when = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'short' });

/** One record: what may be put right, how it came to be, and its erasure. */
export function RecordDialog({ record: opened, corrections, history, settings, close }: RecordDialogProps): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const [record, setRecord] = useState(opened);
  const [revisions, setRevisions] = useState<readonly DispositionRecord[]>([]);
  const { record_id, revision } = record;
  useEffect(() => dialog.current?.showModal(), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision is another history.
  useEffect(() => {
    void history(record_id).then((read) => read.ok && setRevisions(read.value));
  }, [history, record_id, revision]);
  /** After a conflict: what stands now, so that the next save is made on it. */
  const refresh = async (): Promise<void> => {
    const read = await history(record_id);
    const latest = read.ok ? read.value.at(-1) : undefined;
    if (latest !== undefined) setRecord(latest);
  };
  const title = when.format(Date.parse(record.initiation_timestamp));
  const isErased = record.record_status === 'void';
  return (
    <dialog
      ref={dialog}
      aria-label={title}
      className="m-auto w-[560px] max-w-[calc(100vw-32px)] rounded-[14px] border border-edge bg-raised p-0 text-ink shadow-xl backdrop:bg-black/40"
      onClose={close}
    >
      <header className="flex items-start gap-3 px-5 pt-4">
        <div className="grow">
          <h2 className="text-[15px] font-semibold">{title}</h2>
          {!isErased && (
            <p className="text-soft text-pretty">{sayPageMessage('ended', endedKeyOf(record), { hold: clockFace(holdOf(record)) })}</p>
          )}
        </div>
        <Button look="plain" onClick={() => dialog.current?.close()}>
          {m.records_dialog_close()}
        </Button>
      </header>
      <div className="grid gap-4 px-5 pt-3 pb-5">
        {!isErased && <CorrectForm record={record} corrections={corrections} settings={settings} saved={setRecord} refresh={refresh} />}
        <History revisions={revisions} />
        {!isErased && <EraseForm recordId={record_id} corrections={corrections} erased={setRecord} />}
      </div>
    </dialog>
  );
}
