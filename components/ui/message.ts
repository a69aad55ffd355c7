import { m } from '../../.paraglide/messages.js';

/**
 * Families of messages whose keys are made at run time, each with what its second half is. A message outside them is called by name.
 * `code_` serves wrap-up codes and end codes alike (dots read `_`).
 */
export const messageFamilies = {
  code: 'code of a wrap-up list or of how a call ended',
  do: 'label of a button of the guide',
  ended: 'key of the one line on what happened',
  evidence: 'evidence code',
  kind: 'kind of conduct',
  reason: 'fact of a reason',
  rung: 'name of a rung',
  step: 'next step, with its intent',
} as const;

export type MessageFamily = keyof typeof messageFamilies;
export type MessageInputs = Readonly<Record<string, string | number>>;

type Message = (inputs?: MessageInputs) => string;
const messages = m as unknown as Readonly<Record<string, Message | undefined>>;

/** The key of `name` in its family: dots and hyphens read `_`. */
export const messageKey = (family: MessageFamily, name: string): string => `${family}_${name.replace(/[^A-Za-z0-9]+/g, '_')}`;

/** The message of this name in the surface's locale, or null where the files have none. */
export function findMessage(family: MessageFamily, name: string, inputs: MessageInputs = {}): string | null {
  const key = messageKey(family, name);
  return Object.hasOwn(messages, key) ? (messages[key]?.(inputs) ?? null) : null;
}

/** As `findMessage`; a name without a message is shown as plain words, so that a team's own word is never a blank button. */
export const sayMessage = (family: MessageFamily, name: string, inputs: MessageInputs = {}): string =>
  findMessage(family, name, inputs) ?? plainWords(name);

/** `final_warning` as `Final warning`. */
export function plainWords(name: string): string {
  const words = name.replace(/[^A-Za-z0-9]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
