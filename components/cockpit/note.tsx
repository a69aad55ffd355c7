import { type ReactNode, useEffect, useState } from 'react';
import { m } from '../../.paraglide/messages.js';
import { useTrapped } from '../hooks/use-trapped.ts';
import { Button } from '../ui/button.tsx';
import { useDesk } from './desk-context.ts';
import type { DraftLine } from './draft-line.ts';

interface NoteProps {
  readonly stored: string;
  readonly line: DraftLine;
  /** The note is for the exact words of a threat or a risk. */
  readonly exactWords: boolean;
}

/** The note where a page takes the keyboard back at once: what is typed might land in its own fields, so there is nothing to type in. */
function TrappedNote({ text, openPanel }: { readonly text: string; readonly openPanel: () => void }): ReactNode {
  return (
    <div className="px-3.5 py-2.5" data-part="trapped">
      {text !== '' && <p className="mb-2 whitespace-pre-wrap text-[13px] text-soft">{text}</p>}
      <p role="status" className="rounded-[9px] bg-ask-tint px-3 py-2 text-pretty">
        {m.note_trapped()}
      </p>
      <Button className="mt-2" data-press="panel" onClick={openPanel}>
        {m.note_open_panel()}
      </Button>
    </div>
  );
}

/** The note. What is typed stands until it is acknowledged and the field is left; then what was stored shows, card numbers masked. */
export function Note({ stored, line, exactWords }: NoteProps): ReactNode {
  const [text, setText] = useState(() => line.open().note ?? stored);
  const [typing, setTyping] = useState(false);
  const { framed, openPanel } = useDesk();
  const trap = useTrapped(framed);
  useEffect(() => {
    if (!typing && line.open().note === undefined) setText(stored);
  }, [stored, typing, line]);
  if (trap.trapped) return <TrappedNote text={text} openPanel={openPanel} />;
  return (
    <div className="px-3.5 py-2.5">
      <textarea
        value={text}
        rows={2}
        aria-label={m.note_label()}
        placeholder={exactWords ? m.note_exact_words() : m.note_placeholder()}
        autoComplete="off"
        spellCheck={false}
        translate="no"
        {...{ writingsuggestions: 'false' }}
        data-part="note"
        className="block field-sizing-content max-h-40 min-h-14 w-full resize-none rounded-[9px] border border-line bg-raised px-2.5 py-2 text-[13px] leading-[1.45] text-ink placeholder:text-faint"
        onFocus={() => {
          setTyping(true);
          trap.onFocus();
        }}
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
