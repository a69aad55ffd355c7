import { fail, ok, type Result } from '../base/result.ts';
import type { Instant, Millis } from '../base/time.ts';
import type { ExportIdentity } from '../exchange/columns.ts';
import type { StoreProblem } from '../store/attempt.ts';
import type { OpenShift, ShiftLog } from '../store/shift-log.ts';
import { type Bundle, type BundleMeans, type FileOut, packBundle } from './bundle.ts';

/** How far the browser is with a download; `gone`: it knows nothing of it. */
export type DownloadState = 'complete' | 'under_way' | 'interrupted' | 'gone';

/** The browser's downloads. */
export interface ShiftFiles {
  readonly allowed: () => Promise<boolean>;
  /** Bytes that this world can write at once. */
  readonly most: number;
  /** Begins to write a file; the value is the browser's number of it. Rejects when it does not begin. */
  readonly write: (file: FileOut) => Promise<number>;
  readonly states: (downloads: readonly number[]) => Promise<DownloadState[]>;
}

export interface ShiftDeps {
  readonly log: ShiftLog;
  readonly files: ShiftFiles;
  readonly means: () => Promise<BundleMeans>;
  readonly identity: () => Promise<ExportIdentity>;
  readonly now: () => Instant;
}

/** `too_large`: a page has to do it; `download`: the browser did not begin. */
export type SignOffFailure = StoreProblem | 'nothing' | 'not_allowed' | 'too_large' | 'busy' | 'download';

export type ShiftFate = 'under_way' | 'delivered' | 'interrupted';

export interface Shift {
  /** Writes what no shift file has yet into one bundle, which `hash` names. Everything stays in the outbox until it is found complete. */
  readonly signOff: () => Promise<Result<{ readonly file: string; readonly lines: number; readonly hash: string }, SignOffFailure>>;
  /** Looks after the shift file on its way: lets go what is on the disk, takes back what was interrupted. */
  readonly settle: () => Promise<'none' | ShiftFate>;
  /** What became of the shift file of that hash, whoever looked after it: the page of records and the worker both do. */
  readonly fateOf: (hash: string) => Promise<ShiftFate>;
  /** Something has waited for longer than `age`. */
  readonly isDue: (age: Millis) => Promise<boolean>;
}

export function createShift({ log, files, means, identity, now }: ShiftDeps): Shift {
  async function pack(previous: string | null): Promise<Bundle | null> {
    const revisions = await log.waiting();
    if (revisions.length === 0) return null;
    return packBundle({ revisions, identity: await identity(), previous, now: now() }, await means());
  }
  async function write({ data, manifest, hash }: Bundle): Promise<Result<void, SignOffFailure>> {
    try {
      // One after the other: a manifest never stands there alone.
      const first = await files.write(data);
      return await log.started(hash, [first, await files.write(manifest)]);
    } catch {
      await log.dropped(hash);
      return fail('download');
    }
  }
  async function settle(): Promise<'none' | ShiftFate> {
    const shift = await log.open();
    if (shift === null || shift.downloads.length === 0) return 'none';
    const states = await files.states(shift.downloads);
    if (states.includes('under_way')) return 'under_way';
    if (states.every((state) => state === 'complete')) return settled(shift);
    await log.dropped(shift.hash);
    return 'interrupted';
  }
  async function settled({ hash }: OpenShift): Promise<'delivered' | 'under_way'> {
    return (await log.delivered(hash)).ok ? 'delivered' : 'under_way';
  }
  return {
    settle,
    async fateOf(hash) {
      await settle();
      if ((await log.open())?.hash === hash) return 'under_way';
      return (await log.previous()) === hash ? 'delivered' : 'interrupted';
    },
    async isDue(age) {
      const oldest = await log.oldest();
      return oldest !== null && now() - oldest >= age;
    },
    async signOff() {
      if (!(await files.allowed())) return fail('not_allowed');
      await settle();
      const previous = await log.previous();
      const bundle = await pack(previous);
      if (bundle === null) return fail('nothing');
      if (bundle.data.bytes.length + bundle.manifest.bytes.length > files.most) return fail('too_large');
      const begun = await log.begin({ hash: bundle.hash, seqs: bundle.seqs, startedAt: now(), downloads: [] }, previous);
      if (!begun.ok) return begun;
      const written = await write(bundle);
      if (!written.ok) return written;
      // Both may have been complete before it was noted which downloads they are: nobody would hear of it again.
      await settle();
      return ok({ file: bundle.data.name, lines: bundle.seqs.length, hash: bundle.hash });
    },
  };
}
