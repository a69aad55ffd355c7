import {
  findMessage,
  type Message,
  type MessageFamily,
  type MessageInputs,
  messageFamilies,
  messageKey,
  messageTable,
  plainWords,
} from './message.ts';

/** Families that pages of our own say beside the cockpit's. The overlay does not carry them. */
export const pageFamilies = {
  adding: 'why logs were not added',
  answer: 'answer of the caller’s, or of a field of a policy',
  closing: 'way in which a call is closed',
  ender: 'who let go',
  erase: 'why a record was erased',
  fault: 'what is wrong with a place of a file of settings or of a policy',
  field: 'column that was edited',
  file: 'problem of a file',
  intent: 'something to be said',
  lint: 'what is wrong or doubtful in a policy',
  manifest: 'problem of a manifest',
  passage: 'part of a policy',
  policy: 'sentence of a policy',
  request: 'what a caller may ask for',
  row: 'why a row was refused',
  span: 'usual span of days',
  standing: 'what the manifests say of a file',
  verdict: 'answer at the end',
  waived: 'rule that asks for a supervisor',
  warning: 'warning within a sentence',
} as const;

export type PageFamily = keyof typeof pageFamilies | MessageFamily;

const table = messageTable(
  import.meta.glob<Record<string, Message>>(
    '../../.paraglide/messages/{adding,answer,closing,ender,erase,fault,field,file,intent,lint,manifest,passage,policy,request,row,span,standing,verdict,waived,warning}_*.js',
    { eager: true },
  ),
);

const isShared = (family: PageFamily): family is MessageFamily => Object.hasOwn(messageFamilies, family);

/** The message of this name in the page's locale, or null where the files have none. */
export function findPageMessage(family: PageFamily, name: string, inputs: MessageInputs = {}): string | null {
  if (isShared(family)) return findMessage(family, name, inputs);
  return table.get(messageKey(family, name))?.(inputs) ?? null;
}

/** As `findPageMessage`; a name without a message is shown as plain words. */
export const sayPageMessage = (family: PageFamily, name: string, inputs: MessageInputs = {}): string =>
  findPageMessage(family, name, inputs) ?? plainWords(name);
