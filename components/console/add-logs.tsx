import { type DragEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { m } from '../../.paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import { sayPageMessage } from '../ui/page-message.ts';
import { type DryRun, refusedIn } from './drop.ts';
import { droppedFile, filesOfDrop } from './dropped-file.ts';
import { DryRunView } from './dry-run-view.tsx';
import type { AddingHands } from './use-adding.ts';

const number = new Intl.NumberFormat();

/** What adding would do, in one line; a row that cannot be taken is to be seen. */
function PlanLine({ run }: { readonly run: DryRun }): ReactNode {
  const refused = refusedIn(run);
  return (
    <p role="status" className="mb-2 font-semibold tabular-nums">
      {m.console_plan({ ...run.plan })} <span className={refused > 0 ? 'text-ask' : undefined}>{m.console_plan_refused({ refused })}</span>
    </p>
  );
}

function Planned({ run, hands }: { readonly run: DryRun; readonly hands: AddingHands }): ReactNode {
  const { added, replaced } = run.plan;
  const confirm = useRef<HTMLButtonElement>(null);
  useEffect(() => confirm.current?.focus(), []);
  const isEdited = run.files.some(({ standing, isTaken, log }) => standing === 'edited' && !isTaken && log.rows > log.refused);
  return (
    <div>
      <PlanLine run={run} />
      <DryRunView run={run} />
      <div className="mt-3 flex flex-wrap gap-2">
        {added + replaced > 0 ? (
          <Button ref={confirm} look="primary" data-press="add" onClick={hands.confirm}>
            {m.console_add({ count: added + replaced })}
          </Button>
        ) : (
          <p className="self-center font-medium">{m.console_nothing_new()}</p>
        )}
        {isEdited && (
          <Button look="quiet" onClick={hands.takeEdited}>
            {m.console_take_edited()}
          </Button>
        )}
        <Button look="quiet" onClick={hands.leave}>
          {added + replaced > 0 ? m.console_leave() : m.console_close()}
        </Button>
      </div>
    </div>
  );
}

/** `part`: of 1, or null where it is not known. */
function Underway({ text, part }: { readonly text: string; readonly part: number | null }): ReactNode {
  return (
    <div>
      <p role="status">{text}</p>
      <div
        role="progressbar"
        aria-label={text}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(part === null ? {} : { 'aria-valuenow': Math.round(100 * part) })}
        className="mt-2 h-1.5 overflow-hidden rounded-full bg-line forced-colors:border"
      >
        <div className="h-full bg-stay forced-colors:bg-[Highlight]" style={{ inlineSize: `${100 * (part ?? 0)}%` }} />
      </div>
    </div>
  );
}

const rowsOf = ({ plan }: DryRun): number => plan.added + plan.replaced + plan.unchanged;

function Step({ hands }: { readonly hands: AddingHands }): ReactNode {
  const { adding } = hands;
  switch (adding.step) {
    case 'idle':
      return <p className="text-soft text-pretty">{m.console_drop_here()}</p>;
    case 'reading':
      return <Underway text={m.console_reading({ count: adding.files })} part={null} />;
    case 'planned':
      return <Planned run={adding.run} hands={hands} />;
    case 'adding': {
      const all = rowsOf(adding.run);
      const text = m.console_adding({ rows: number.format(adding.rows), all: number.format(all) });
      return <Underway text={text} part={adding.rows / Math.max(1, all)} />;
    }
    case 'done':
      return (
        <p role="status" className="font-medium">
          {m.console_done({ added: adding.applied.added, replaced: adding.applied.replaced })}{' '}
          {adding.refused > 0 && <span className="text-ask">{m.console_done_refused({ count: adding.refused })}</span>}
        </p>
      );
    case 'failed':
      return (
        <p role="alert" className="text-pretty text-grave">
          {sayPageMessage('adding', adding.reason)}
        </p>
      );
  }
}

/** Where logs are dropped, or chosen; then the dry run, and the press that adds. */
export function AddLogs({ hands, brokenOff }: { readonly hands: AddingHands; readonly brokenOff: number | null }): ReactNode {
  const [isOver, setIsOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const over = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(true);
  };
  const dropped = async (event: DragEvent): Promise<void> => {
    event.preventDefault();
    setIsOver(false);
    await hands.drop(await filesOfDrop(event.dataTransfer));
  };
  const isBusy = hands.adding.step === 'reading' || hands.adding.step === 'adding';
  return (
    <section
      aria-label={m.console_add_logs()}
      onDragOver={over}
      onDragLeave={() => setIsOver(false)}
      onDrop={dropped}
      className={`mb-5 rounded-[10px] bg-sunken px-4 py-3.5 outline-2 -outline-offset-2 print:hidden ${isOver ? 'outline-key' : 'outline-transparent'}`}
    >
      <div className={`flex flex-wrap gap-4 ${hands.adding.step === 'planned' ? 'items-start' : 'items-center'}`}>
        <div className="min-w-0 grow basis-96">
          {brokenOff !== null && hands.adding.step === 'idle' && (
            <p className="mb-1 text-ask">{m.console_broken_off({ rows: brokenOff })}</p>
          )}
          <Step hands={hands} />
        </div>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label={m.console_choose()}
          onChange={async ({ currentTarget }) => {
            const files = [...(currentTarget.files ?? [])].map(droppedFile);
            // The same files may be chosen again.
            currentTarget.value = '';
            await hands.drop(files);
          }}
        />
        <Button look={hands.adding.step === 'planned' ? 'quiet' : 'primary'} disabled={isBusy} onClick={() => input.current?.click()}>
          {m.console_choose()}
        </Button>
      </div>
    </section>
  );
}
