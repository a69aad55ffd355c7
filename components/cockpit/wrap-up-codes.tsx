import { Check, CornerDownLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { m } from '../../.paraglide/messages.js';
import type { CodeView } from '../../lib/platform/protocol.ts';
import { sayMessage } from '../ui/message.ts';

const KEYS = 9;
const ONE_COLUMN = 5;

interface CodeProps {
  readonly code: CodeView;
  readonly at: number;
  readonly numbered: boolean;
  readonly chosen: boolean;
  readonly suggested: boolean;
  readonly narrow: boolean;
  readonly choose: (code: string) => void;
}

function Code({ code, at, numbered, chosen, suggested, narrow, choose }: CodeProps): ReactNode {
  const label = code.label ?? sayMessage('code', code.code);
  return (
    <button
      type="button"
      data-code={code.code}
      aria-pressed={chosen}
      aria-keyshortcuts={numbered ? String(at + 1) : undefined}
      onClick={() => choose(code.code)}
      className={`flex min-h-[34px] min-w-0 items-center gap-2 rounded-lg px-2 text-start hover:bg-sunken active:bg-line ${
        chosen || suggested ? 'bg-stay-tint font-semibold hover:bg-stay-tint' : ''
      }`}
    >
      <span
        aria-hidden="true"
        className={`grid size-5 shrink-0 place-items-center rounded-[5px] text-[11px] tabular-nums ${
          chosen ? 'bg-ink text-ground' : numbered ? 'border border-line bg-raised font-normal text-soft' : ''
        }`}
      >
        {chosen ? <Check size={14} strokeWidth={2.5} /> : numbered ? at + 1 : ''}
      </span>
      <span className="min-w-0 truncate" title={label}>
        {label}
      </span>
      {suggested && !chosen && (
        <span className="ms-auto flex shrink-0 items-center gap-1 text-[12px] font-normal text-soft">
          <span className={narrow ? 'sr-only' : ''}>{m.code_is_suggested()}</span>
          <CornerDownLeft size={13} strokeWidth={2} />
        </span>
      )}
    </button>
  );
}

interface CodesProps {
  readonly codes: readonly CodeView[];
  readonly chosen: string | null;
  readonly suggested: string | null;
  /** False while the number keys answer a question. */
  readonly numbered: boolean;
  readonly choose: (code: string) => void;
}

/** What the call was about, in the queue's fixed order; the first nine bear the number keys. */
export function WrapUpCodes({ codes, chosen, suggested, numbered, choose }: CodesProps): ReactNode {
  const narrow = codes.length > ONE_COLUMN;
  return (
    <fieldset className="px-1.5" data-part="codes">
      <legend className="sr-only">{m.codes_label()}</legend>
      <div
        className={narrow ? 'grid grid-flow-col grid-cols-2 gap-x-1 gap-y-px' : 'grid gap-px'}
        style={narrow ? { gridTemplateRows: `repeat(${Math.ceil(codes.length / 2)}, auto)` } : undefined}
      >
        {codes.map((code, at) => (
          <Code
            key={code.code}
            code={code}
            at={at}
            narrow={narrow}
            numbered={numbered && at < KEYS}
            chosen={chosen === code.code}
            suggested={chosen === null && suggested === code.code}
            choose={choose}
          />
        ))}
      </div>
    </fieldset>
  );
}
