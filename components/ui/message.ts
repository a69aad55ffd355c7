/**
 * Families of messages whose keys are made at run time, each with what its second half is. A message outside them is called by name, so
 * that each page carries the words that it says and no others. These are the cockpit's; see `page-message.ts` for those of the pages.
 * `code_` serves wrap-up codes and end codes alike (dots read `_`).
 */
export const messageFamilies = {
  about: 'what a kind of conduct is',
  code: 'code of a wrap-up list or of how a call ended',
  do: 'label of a button of the guide',
  ended: 'key of the one line on what happened',
  evidence: 'evidence code',
  kind: 'kind of conduct',
  mark: 'name of a guard or a flag',
  marks: 'what a group of them is about',
  reason: 'fact of a reason',
  rung: 'name of a rung',
  step: 'next step, with its intent',
  told: 'step of the ladder as it is told afterwards',
  unlike: 'what a kind of conduct is not',
  way: 'other way in which a call comes to its end',
} as const;

export type MessageFamily = keyof typeof messageFamilies;
export type MessageInputs = Readonly<Record<string, string | number>>;

export type Message = (inputs?: MessageInputs) => string;
export type MessageTable = ReadonlyMap<string, Message>;

/** The messages of modules that have one each. */
export const messageTable = (modules: Readonly<Record<string, Readonly<Record<string, Message>>>>): MessageTable =>
  new Map(Object.values(modules).flatMap((module) => Object.entries(module)));

const table = messageTable(
  import.meta.glob<Record<string, Message>>(
    '../../.paraglide/messages/{about,code,do,ended,evidence,kind,mark,marks,reason,rung,step,told,unlike,way}_*.js',
    { eager: true },
  ),
);

/** The key of `name` in its family: dots and hyphens read `_`. */
export const messageKey = (family: string, name: string): string => `${family}_${name.replace(/[^A-Za-z0-9]+/g, '_')}`;

/** The message of this name in the surface's locale, or null where the files have none. */
export const findMessage = (family: MessageFamily, name: string, inputs: MessageInputs = {}): string | null =>
  table.get(messageKey(family, name))?.(inputs) ?? null;

/** As `findMessage`; a name without a message is shown as plain words, so that a team's own word is never a blank button. */
export const sayMessage = (family: MessageFamily, name: string, inputs: MessageInputs = {}): string =>
  findMessage(family, name, inputs) ?? plainWords(name);

/** `final_warning` as `Final warning`. */
export function plainWords(name: string): string {
  const words = name.replace(/[^A-Za-z0-9]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
