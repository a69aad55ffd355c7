import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { m } from '../../.paraglide/messages.js';
import { askToDownload } from '../../lib/platform/downloads.ts';
import { Button } from '../ui/button.tsx';
import { useDesk } from './desk-context.ts';
import { dragHandlers, type HeaderActions, MoveButton } from './header.tsx';
import { PressButton } from './press-button.tsx';

/** No call: one line. A phone that nobody sees is started by hand. */
export function IdleLine({ frame }: { readonly frame: HeaderActions | null }): ReactNode {
  const { press, clock } = useDesk();
  const signOff = (): void => {
    // Asked for within the press; whatever the answer, the desk says what came of it.
    void askToDownload()
      .catch(() => false)
      .then(() => press('sign-off', { do: 'sign_off' }));
  };
  return (
    <header
      className={`flex min-h-11 items-center gap-2 ps-3.5 ${frame === null ? 'pe-3.5' : 'pe-2 cursor-grab touch-none active:cursor-grabbing'}`}
      data-part="idle"
      {...(frame === null ? {} : dragHandlers(frame.post))}
    >
      <span className="size-2 shrink-0 rounded-full border-[1.5px] border-faint" />
      {/* Beside the handles of a frame there is room for the presses alone: the hollow dot says it to the eye. */}
      <span className={frame === null ? 'text-soft' : 'sr-only'}>{m.idle_no_call()}</span>
      <span className="ms-auto flex shrink-0 items-center">
        <a
          href="/records.html"
          target="_blank"
          rel="noreferrer"
          data-press="records"
          className="inline-flex min-h-8 items-center rounded-[7px] px-2 text-[12px] leading-tight text-soft hover:bg-sunken hover:text-ink active:bg-line"
        >
          {m.idle_records()}
        </a>
        <PressButton id="sign-off" look="plain" className="text-[12px]" onPress={signOff}>
          {m.sign_off()}
        </PressButton>
        <PressButton id="start" look="plain" className="text-[12px]" onPress={() => void press('start', { do: 'start', at: clock.wall() })}>
          {m.manual_start()}
        </PressButton>
        {frame !== null && (
          <>
            <MoveButton post={frame.post} />
            <Button look="icon" aria-label={m.hide_label()} onClick={frame.hide}>
              <X size={16} strokeWidth={1.8} />
            </Button>
          </>
        )}
      </span>
    </header>
  );
}
