import type { Result } from '../../../lib/base/result.ts';
import type { PolicyShelf } from '../../../lib/store/policy-shelf.ts';

type Answered<Name extends 'list' | 'overlays' | 'open' | 'activate' | 'text'> = Awaited<ReturnType<PolicyShelf[Name]>>;

/** All documents with their versions. */
export type ShelfList = Answered<'list'>;
/** What may be laid over each. */
export type Overlays = Answered<'overlays'>;
export type OpenPolicy = NonNullable<Answered<'open'>>;
export type Taken = Awaited<ReturnType<PolicyShelf['take']>>;

/** What the section of policies needs of the world. */
export interface PolicyPorts {
  /** Asked again whenever a document is brought or put in force, by whatever page. */
  readonly list: () => Promise<Result<{ readonly documents: ShelfList; readonly overlays: Overlays }>>;
  readonly open: (hash: string) => Promise<OpenPolicy | null>;
  readonly take: (text: string) => Promise<Taken>;
  readonly activate: (hash: string) => Promise<Answered<'activate'>>;
  readonly text: (hash: string) => Promise<string | null>;
}
