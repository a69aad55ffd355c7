import { type ReactNode, useEffect, useState } from 'react';
import { m } from '../../.paraglide/messages.js';
import type { DraftLine } from './draft-line.ts';

interface NoteProps {
  readonly stored: string;
  readonly line: DraftLine;
}

/** The note. What is typed stands until it is acknowledged and the field is left; then what was stored shows, card numbers masked. */
export function Note({ stored, line }: NoteProps): ReactNode {
  const [text, setText] = useState(() => line.open().note ?? stored);
  const [typing, setTyping] = useState(false);
  useEffect(() => {
    if (!typing && line.open().note === undefined) setText(stored);
  }, [stored, typing, line]);
  return (
    <div className="px-3.5 py-2.5">
      <textarea
        value={text}
        rows={2}
        aria-label={m.note_label()}
        placeholder={m.note_placeholder()}
        autoComplete="off"
        spellCheck={false}
        translate="no"
        {...{ writingsuggestions: 'false' }}
        data-part="note"
        className="block field-sizing-content max-h-40 min-h-14 w-full resize-none rounded-[9px] border border-line bg-raised px-2.5 py-2 text-[13px] leading-[1.45] text-ink placeholder:text-faint"
        onFocus={() => setTyping(true)}
        onBlur={() => {
          setTyping(false);
          line.close();
        }}
        onChange={(event) => {
          setText(event.target.value);
          line.write({ note: event.target.value, closed: false });
        }}
      />
    </div>
  );
}
