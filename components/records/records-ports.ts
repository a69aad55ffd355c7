import type { Result } from '../../lib/base/result.ts';
import type { DispositionRecord } from '../../lib/disposition/record.ts';
import type { EndedSide } from '../../lib/disposition/search-words.ts';
import type { WhoView } from '../../lib/disposition/who.ts';
import type { Settings } from '../../lib/settings/setting.ts';
import type { Corrections } from '../../lib/store/corrections.ts';
import type { RecordPage } from '../../lib/store/dispositions.ts';
import type { Day } from './day.ts';
import type { Outdated } from './outdated.ts';

/** What is asked for: a day, or, across all days, what answers to a search. */
export interface Query {
  readonly day: Day;
  readonly text: string;
  readonly ended: EndedSide | null;
  readonly owed: boolean;
}

export const isSearch = ({ text, ended, owed }: Query): boolean => text.trim() !== '' || ended !== null || owed;

/** What stands above the table, whatever it shows. */
export interface Standing {
  readonly owed: number;
  readonly waiting: number;
  readonly unclaimed: readonly string[];
}

export type SignOffNews =
  | { readonly news: 'done'; readonly file: string }
  | { readonly news: 'under_way' | 'interrupted' | 'nothing' | 'not_allowed' | 'too_large' | 'busy' | 'download' | 'failed' };

/** Everything that the page needs of the world. */
export interface RecordsPorts {
  /** Asked again whenever a record is saved. */
  readonly read: (query: Query, most: number) => Promise<Result<RecordPage>>;
  /** How many calls a day has; asked only where a page does not show them all. */
  readonly count: (day: Day) => Promise<Result<number>>;
  readonly standing: () => Promise<Result<Standing>>;
  readonly history: (recordId: string) => Promise<Result<readonly DispositionRecord[]>>;
  readonly corrections: Corrections;
  /** Who logs, as the desk last said; null where nobody knows. */
  readonly who: () => Promise<WhoView | null>;
  readonly settings: () => Promise<Settings>;
  readonly forgotAt: () => Promise<number | null>;
  readonly files: {
    readonly exportLog: (records: readonly DispositionRecord[]) => Promise<Result<string>>;
    readonly exportCsv: (records: readonly DispositionRecord[]) => Promise<Result<string>>;
    readonly rescue: () => Promise<Result<{ readonly count: number; readonly unread: number }>>;
  };
  /** Asks for the permission first, so it must be called within the press. Tells more than once as the files get to the disk. */
  readonly signOff: (tell: (news: SignOffNews) => void) => void;
  readonly outdated: Outdated;
  readonly reload: () => void;
}
