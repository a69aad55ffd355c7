import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { m } from '../../.paraglide/messages.js';
import { defaultCodes } from '../../lib/disposition/default-codes.ts';
import { endCodes } from '../../lib/disposition/end-code.ts';
import type { DispositionRecord } from '../../lib/disposition/record.ts';
import type { Correction } from '../../lib/disposition/revise.ts';
import { redact } from '../../lib/redact/redact.ts';
import type { CorrectFailure } from '../../lib/store/corrections.ts';
import { Button } from '../ui/button.tsx';
import { sayPageMessage } from '../ui/page-message.ts';
import { fieldLook, keptHere } from './field.ts';
import type { RecordsPorts } from './records-ports.ts';

interface CodeChoice {
  readonly code: string;
  readonly label: string | null;
}

interface Typed {
  readonly code: string;
  readonly end: string;
  readonly note: string;
  readonly called: boolean;
}

const typedOf = ({ wrap_up_code, end_code, notes, call_back_done_at }: DispositionRecord): Typed => ({
  code: wrap_up_code ?? '',
  end: end_code ?? '',
  note: notes ?? '',
  called: call_back_done_at !== null,
});

const failures: Readonly<Record<CorrectFailure, () => string>> = {
  conflict: m.records_dialog_conflict,
  erased: m.records_dialog_erased,
  quota: m.records_dialog_quota,
  database: m.records_dialog_database,
};

/** Only what the agent changed: what somebody else changed meanwhile stays as it is. The note is masked before it is kept. */
function correctionOf(typed: Typed, before: Typed, codes: readonly CodeChoice[], now: number): Correction {
  const note = redact(typed.note.trim());
  const label = codes.find(({ code }) => code === typed.code)?.label ?? null;
  return {
    ...(typed.code === before.code ? {} : { wrap_up_code: typed.code || null, wrap_up_name: label }),
    ...(typed.end === before.end ? {} : { end_code: typed.end || null }),
    ...(typed.note === before.note
      ? {}
      : { notes: note.text || null, ...(Object.keys(note.counts).length > 0 ? { notes_redactions: { ...note.counts } } : {}) }),
    ...(typed.called === before.called ? {} : { call_back_done_at: typed.called ? new Date(now).toISOString() : null }),
  };
}

function useCodes(settings: RecordsPorts['settings']): readonly CodeChoice[] {
  const [codes, setCodes] = useState<readonly CodeChoice[]>(defaultCodes.codes);
  useEffect(() => {
    void settings().then((given) => given.codes !== null && setCodes(given.codes));
  }, [settings]);
  return codes;
}

const withOwn = (codes: readonly string[], own: string): readonly string[] => (own === '' || codes.includes(own) ? codes : [own, ...codes]);

interface CorrectFormProps extends Pick<RecordsPorts, 'corrections' | 'settings'> {
  readonly record: DispositionRecord;
  readonly saved: (record: DispositionRecord) => void;
  readonly refresh: () => Promise<void>;
}

/** What may be put right after the save. */
export function CorrectForm({ record, corrections, settings, saved, refresh }: CorrectFormProps): ReactNode {
  const [before, setBefore] = useState(() => typedOf(record));
  const [typed, setTyped] = useState(before);
  const [said, setSaid] = useState('');
  const codes = useCodes(settings);
  const labelOf = (code: string): string => codes.find((each) => each.code === code)?.label ?? sayPageMessage('code', code);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const change = correctionOf(typed, before, codes, Date.now());
    const done = await corrections.correct(record.record_id, record.revision, change, Date.now());
    if (!done.ok) {
      setSaid(failures[done.reason]());
      if (done.reason === 'conflict') await refresh();
      return;
    }
    setSaid(done.value.revision === record.revision ? m.records_dialog_same() : m.records_dialog_saved({ revision: done.value.revision }));
    setBefore(typedOf(done.value));
    setTyped(typedOf(done.value));
    saved(done.value);
  };
  const choice = (label: string, value: string, options: readonly string[], none: string, choose: (value: string) => void): ReactNode => (
    <label className="grid gap-1">
      <span className="text-[12px] font-medium text-soft">{label}</span>
      <select className={fieldLook} value={value} onChange={(event) => choose(event.target.value)}>
        <option value="">{none}</option>
        {options.map((each) => (
          <option key={each} value={each}>
            {labelOf(each)}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <form className="grid gap-3" data-part="correct" onSubmit={(event) => void save(event)}>
      <div className="grid grid-cols-2 gap-3">
        {choice(
          m.records_dialog_code(),
          typed.code,
          withOwn(
            codes.map(({ code }) => code),
            before.code,
          ),
          m.records_dialog_no_code(),
          (code) => setTyped({ ...typed, code }),
        )}
        {choice(m.records_dialog_end(), typed.end, withOwn(endCodes, before.end), m.records_dialog_no_end(), (end) =>
          setTyped({ ...typed, end }),
        )}
      </div>
      <label className="grid gap-1">
        <span className="text-[12px] font-medium text-soft">{m.records_dialog_note()}</span>
        <textarea
          className={`${fieldLook} min-h-20 py-2`}
          value={typed.note}
          maxLength={20_000}
          {...keptHere}
          onChange={(event) => setTyped({ ...typed, note: event.target.value })}
        />
      </label>
      {(record.call_back_owed || before.called) && (
        <label className="flex items-center gap-2">
          <input
            type="checkbox"
            className="size-4 accent-(--color-key)"
            checked={typed.called}
            onChange={(event) => setTyped({ ...typed, called: event.target.checked })}
          />
          {m.records_dialog_called_back()}
        </label>
      )}
      <div className="flex items-center gap-3">
        <Button type="submit" look="primary" data-press="save-correction">
          {m.records_dialog_save()}
        </Button>
        <p role="status" className="text-pretty text-soft">
          {said}
        </p>
      </div>
    </form>
  );
}
