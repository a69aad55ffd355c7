import { type FormEvent, type ReactNode, useState } from 'react';
import { m } from '../../.paraglide/messages.js';
import type { DispositionRecord } from '../../lib/disposition/record.ts';
import { type EraseReason, eraseReasons } from '../../lib/disposition/revise.ts';
import { Button } from '../ui/button.tsx';
import { sayPageMessage } from '../ui/page-message.ts';
import type { RecordsPorts } from './records-ports.ts';

interface EraseFormProps extends Pick<RecordsPorts, 'corrections'> {
  readonly recordId: string;
  readonly erased: (record: DispositionRecord) => void;
}

/** Erasure asks for its reason, which is the confirmation too: nothing is chosen beforehand. */
export function EraseForm({ recordId, corrections, erased }: EraseFormProps): ReactNode {
  const [why, setWhy] = useState<EraseReason | null>(null);
  const [failed, setFailed] = useState(false);
  const erase = (event: FormEvent): void => {
    event.preventDefault();
    if (why === null) return;
    void corrections.erase(recordId, why, Date.now()).then((done) => (done.ok ? erased(done.value) : setFailed(true)));
  };
  return (
    <details className="rounded-[10px] border border-line px-3 py-2">
      <summary className="font-medium text-grave">{m.records_erase()}</summary>
      <form className="grid gap-2 pt-2" data-part="erase" onSubmit={erase}>
        <p className="text-pretty text-soft">{m.records_erase_words()}</p>
        <fieldset className="grid gap-1">
          <legend className="mb-1 text-[12px] font-medium text-soft">{m.records_erase_why()}</legend>
          {eraseReasons.map((each) => (
            <label key={each} className="flex items-center gap-2">
              <input
                type="radio"
                name="why"
                className="size-4 accent-(--color-grave)"
                checked={why === each}
                onChange={() => setWhy(each)}
              />
              {sayPageMessage('erase', each)}
            </label>
          ))}
        </fieldset>
        <div className="flex items-center gap-3">
          <Button type="submit" disabled={why === null} data-press="erase">
            {m.records_erase_now()}
          </Button>
          {failed && <p role="alert">{m.records_dialog_database()}</p>}
        </div>
      </form>
    </details>
  );
}
