import { useCallback, useRef, useState } from 'react';
import type { Warehouse } from '../../lib/warehouse/warehouse.ts';
import { type Dropped, type DryRun, dryRun, refusedIn } from './drop.ts';

type Applied = Extract<Awaited<ReturnType<Warehouse['apply']>>, { ok: true }>['value'];
type Failure = Extract<Awaited<ReturnType<Warehouse['apply']>>, { ok: false }>['reason'];

/** How far an adding is. */
export type Adding =
  | { readonly step: 'idle' }
  | { readonly step: 'reading'; readonly files: number }
  | { readonly step: 'planned'; readonly run: DryRun }
  | { readonly step: 'adding'; readonly run: DryRun; readonly rows: number }
  | { readonly step: 'done'; readonly applied: Applied; readonly refused: number }
  | { readonly step: 'failed'; readonly reason: Failure };

export interface AddingHands {
  readonly adding: Adding;
  readonly drop: (files: readonly Dropped[]) => Promise<void>;
  /** Plans the same drop again, with files that are not as their manifests say. */
  readonly takeEdited: () => Promise<void>;
  readonly confirm: () => Promise<void>;
  readonly leave: () => void;
}

const reasonOf = (reason: string): Failure => (reason === 'quota' || reason === 'busy' ? reason : 'database');

/** Drop, dry run, confirm, done. A second drop while one is read or added is not taken. */
export function useAdding(warehouse: Warehouse): AddingHands {
  const [adding, setAdding] = useState<Adding>({ step: 'idle' });
  const dropped = useRef<readonly Dropped[]>([]);
  const underway = useRef(false);

  const alone = useCallback(async (work: () => Promise<Adding>): Promise<void> => {
    if (underway.current) return;
    underway.current = true;
    try {
      setAdding(await work());
    } finally {
      underway.current = false;
    }
  }, []);

  const read = useCallback(
    (files: readonly Dropped[], takeEdited: boolean): Promise<void> =>
      alone(async () => {
        dropped.current = files;
        setAdding({ step: 'reading', files: files.length });
        const run = await dryRun(files, warehouse, takeEdited);
        return run.ok ? { step: 'planned', run: run.value } : { step: 'failed', reason: reasonOf(run.reason) };
      }),
    [alone, warehouse],
  );

  const confirm = useCallback(
    () =>
      alone(async () => {
        if (adding.step !== 'planned') return adding;
        const { run } = adding;
        setAdding({ step: 'adding', run, rows: 0 });
        const applied = await warehouse.apply(run.delivery, Date.now(), (rows) => setAdding({ step: 'adding', run, rows }));
        return applied.ok
          ? { step: 'done', applied: applied.value, refused: refusedIn(run) }
          : { step: 'failed', reason: reasonOf(applied.reason) };
      }),
    [adding, alone, warehouse],
  );

  return {
    adding,
    drop: (files) => (files.length === 0 ? Promise.resolve() : read(files, false)),
    takeEdited: () => read(dropped.current, true),
    confirm,
    leave: () => setAdding({ step: 'idle' }),
  };
}
