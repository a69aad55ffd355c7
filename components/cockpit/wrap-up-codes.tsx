import { CornerDownLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { m } from '../../.paraglide/messages.js';
import type { CodeView } from '../../lib/platform/protocol.ts';
import { sayMessage } from '../ui/message.ts';
import { isWide, OptionGrid, OptionRow } from './option-row.tsx';

const KEYS = 9;

interface CodesProps {
  readonly codes: readonly CodeView[];
  readonly chosen: string | null;
  readonly suggested: string | null;
  /** False while the number keys answer a question. */
  readonly numbered: boolean;
  readonly choose: (code: string) => void;
}

function SuggestedMark({ narrow }: { readonly narrow: boolean }): ReactNode {
  return (
    <span className="ms-auto flex shrink-0 items-center gap-1 text-[12px] font-normal text-soft">
      <span className={narrow ? 'sr-only' : ''}>{m.suggested_mark()}</span>
      <CornerDownLeft size={13} strokeWidth={2} />
    </span>
  );
}

/** What the call was about, in the queue's fixed order; the first nine bear the number keys. */
export function WrapUpCodes({ codes, chosen, suggested, numbered, choose }: CodesProps): ReactNode {
  return (
    <fieldset className="px-1.5" data-part="codes">
      <legend className={numbered ? 'sr-only' : 'px-2 pb-0.5 font-semibold'}>{m.codes_label()}</legend>
      <OptionGrid count={codes.length}>
        {codes.map(({ code, label }, at) => {
          const marked = chosen === null && suggested === code;
          return (
            <OptionRow
              key={code}
              data-code={code}
              label={label ?? sayMessage('code', code)}
              digit={numbered && at < KEYS ? at + 1 : null}
              chosen={chosen === code}
              marked={marked}
              onClick={() => choose(code)}
            >
              {marked && <SuggestedMark narrow={isWide(codes.length)} />}
            </OptionRow>
          );
        })}
      </OptionGrid>
    </fieldset>
  );
}
