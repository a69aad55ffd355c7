import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { m } from '../../.paraglide/messages.js';
import { parseLabel } from '../../lib/settings/code-list.ts';
import { codeBounds, type OwnCode } from '../../lib/settings/setting.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';

interface CodeRowProps {
  readonly code: OwnCode;
  /** Its place, from 0: the first nine have a key. */
  readonly at: number;
  readonly count: number;
  readonly locked: boolean;
  readonly rename: (label: string) => void;
  readonly move: (by: -1 | 1) => void;
  readonly remove: () => void;
}

/** One code: its key, its words to be changed in place, and its place. Alt with the arrows moves it from its field too. */
export function CodeRow({ code, at, count, locked, rename, move, remove }: CodeRowProps): ReactNode {
  const [typed, setTyped] = useState<string | null>(null);
  const settle = (): void => {
    const label = parseLabel(typed ?? '');
    if (label !== null && label !== code.label) rename(label);
    setTyped(null);
  };
  const press = (event: KeyboardEvent): void => {
    const by = event.altKey && event.key === 'ArrowUp' ? -1 : event.altKey && event.key === 'ArrowDown' ? 1 : null;
    if (event.key === 'Enter') settle();
    if (event.key === 'Escape') setTyped(null);
    if (by === null) return;
    event.preventDefault();
    if (at + by >= 0 && at + by < count) move(by);
  };
  return (
    <li className="flex items-center gap-2 py-1" data-code={code.code}>
      <span
        aria-hidden
        className={`grid size-5 shrink-0 place-items-center rounded-[5px] text-[11px] text-faint tabular-nums ${at < 9 ? 'border border-edge bg-raised' : ''}`}
      >
        {at + 1}
      </span>
      <TextField
        value={typed ?? code.label}
        maxLength={codeBounds.label}
        disabled={locked}
        aria-label={m.options_codes_label({ place: at + 1 })}
        className="grow"
        onChange={(event) => setTyped(event.target.value)}
        onBlur={settle}
        onKeyDown={press}
      />
      <Button look="icon" disabled={locked || at === 0} aria-label={m.options_codes_up({ label: code.label })} onClick={() => move(-1)}>
        <ArrowUp size={16} strokeWidth={1.8} />
      </Button>
      <Button
        look="icon"
        disabled={locked || at === count - 1}
        aria-label={m.options_codes_down({ label: code.label })}
        onClick={() => move(1)}
      >
        <ArrowDown size={16} strokeWidth={1.8} />
      </Button>
      <Button look="icon" disabled={locked || count === 1} aria-label={m.options_codes_remove({ label: code.label })} onClick={remove}>
        <X size={16} strokeWidth={1.8} />
      </Button>
    </li>
  );
}
