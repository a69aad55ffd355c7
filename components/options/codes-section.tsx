import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import { m } from '../../.paraglide/messages.js';
import { codeListOf } from '../../lib/disposition/default-codes.ts';
import { addCode, moveCode, parseLabel, removeCode, renameCode } from '../../lib/settings/code-list.ts';
import { codeBounds, type OwnCode } from '../../lib/settings/setting.ts';
import { Button } from '../ui/button.tsx';
import { sayPageMessage } from '../ui/page-message.ts';
import { TextField } from '../ui/text-field.tsx';
import { CodeRow } from './code-row.tsx';
import { isLocked, Part, type SectionProps } from './section.tsx';

/** The list in force with the words of each; what ships gets its words from the messages. */
const listOf = (own: readonly OwnCode[] | null): readonly OwnCode[] =>
  codeListOf(own === null ? null : [...own]).codes.map(({ code, label }) => ({ code, label: label ?? sayPageMessage('code', code) }));

/** What a call was about: a flat list, in the order of the keys. */
export function CodesSection({ facts, source }: SectionProps): ReactNode {
  const { codes } = facts.settings.values;
  const locked = isLocked(facts, 'codes');
  const list = listOf(codes);
  const [typed, setTyped] = useState('');
  const [said, say] = useState('');
  const rows = useRef<HTMLOListElement>(null);
  const field = useId();
  const keep = (edit: (list: readonly OwnCode[]) => readonly OwnCode[], words: string): void => {
    if (edit(list) === list) return;
    say(words);
    void source.change((now) => ({ codes: [...edit(listOf(now.codes))] }));
  };
  const add = (event: FormEvent): void => {
    event.preventDefault();
    const label = parseLabel(typed);
    if (label === null) return;
    setTyped('');
    keep((now) => addCode(now, label), m.options_codes_added({ label }));
  };
  const remove = ({ code, label }: OwnCode): void => {
    // The row goes with its button: the list takes the focus, and Tab goes on from there.
    rows.current?.focus();
    keep((now) => removeCode(now, code), m.options_codes_removed({ label }));
  };
  return (
    <Part title={m.options_codes()} lead={m.options_codes_lead()} locked={locked}>
      <ol ref={rows} tabIndex={-1} aria-label={m.options_codes()} className="mb-4">
        {list.map((each, at) => (
          <CodeRow
            key={each.code}
            code={each}
            at={at}
            count={list.length}
            locked={locked}
            rename={(label) => keep((now) => renameCode(now, each.code, label), m.options_codes_renamed({ label }))}
            move={(by) => keep((now) => moveCode(now, each.code, by), m.options_codes_moved({ label: each.label, place: at + 1 + by }))}
            remove={() => remove(each)}
          />
        ))}
      </ol>
      <form onSubmit={add} className="max-w-[520px]">
        <label htmlFor={field} className="mb-1.5 block font-medium">
          {m.options_codes_new()}
        </label>
        <div className="flex gap-2">
          <TextField
            id={field}
            value={typed}
            maxLength={codeBounds.label}
            disabled={locked || list.length >= codeBounds.list}
            data-part="code-new"
            className="grow"
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button type="submit" data-press="code-add" disabled={locked || parseLabel(typed) === null || list.length >= codeBounds.list}>
            {m.options_codes_add()}
          </Button>
        </div>
      </form>
      <div className="mt-4 flex items-center gap-3">
        <Button
          data-press="codes-default"
          disabled={locked || codes === null}
          onClick={() => {
            say(m.options_codes_restored());
            void source.change({ codes: undefined });
          }}
        >
          {m.options_codes_default()}
        </Button>
        <p role="status" className="text-soft">
          {said}
        </p>
      </div>
    </Part>
  );
}
