import * as z from 'zod/mini';
import { LONGEST_NAME } from './agent-name.ts';

/** Who is logging now. */
export interface WhoView {
  /** What `agent_id` of a call that begins now will say; null: nobody has answered, and it will be `unclaimed`. */
  readonly id: string | null;
  /** To be shown; null where nothing is known. A phone's identity is shown from memory, and is kept as a hash only. */
  readonly name: string | null;
  /** `managed`: by the administrator; `set`: by the agent's own setting. */
  readonly source: 'managed' | 'set' | 'phone' | 'typed' | null;
  /** The cockpit is to ask: at the first call after a start, and whenever the phone shows somebody else. */
  readonly asked: boolean;
}

/** What an agent answered, by the keyed hash of the phone's identity; the empty key stands for a phone that shows none. Null: "that is me". */
export const whoAnswersSchema = z.record(
  z.string().check(z.maxLength(64)),
  z.nullable(z.string().check(z.minLength(1), z.maxLength(LONGEST_NAME))),
);
export type WhoAnswers = Readonly<z.infer<typeof whoAnswersSchema>>;

export interface Phone {
  readonly user: string;
  /** Keyed with the device's own key. */
  readonly hash: string;
}

export interface WhoFacts {
  /** By the settings; `locked`: by the administrator. */
  readonly given: { readonly id: string | null; readonly name: string | null; readonly locked: boolean };
  readonly phone: Phone | null;
  readonly answers: WhoAnswers;
  /** Keys of answers that were confirmed since the browser started. */
  readonly confirmed: readonly string[];
}

/** Under which key an answer is kept while this phone is shown. */
export const answerKey = (phone: Phone | null): string => phone?.hash ?? '';

/** In this order: what was set, the identity that the phone shows, what the agent typed in its place. */
export function whoLogs({ given, phone, answers, confirmed }: WhoFacts): WhoView {
  if (given.id !== null) {
    const source = given.locked ? 'managed' : 'set';
    return { id: given.id, name: given.name ?? given.id, source, asked: false };
  }
  const key = answerKey(phone);
  const answer = Object.hasOwn(answers, key) ? (answers[key] ?? null) : undefined;
  const asked = !confirmed.includes(key);
  if (typeof answer === 'string') return { id: answer, name: answer, source: 'typed', asked };
  if (phone === null) return { id: null, name: null, source: null, asked: true };
  const known = answer === null;
  return { id: known ? phone.hash : null, name: phone.user, source: 'phone', asked: !known || asked };
}

/** What of an identity may stand in a record: a phone's is kept as its hash and without the name. */
export const recordedWho = ({ id, name, source }: WhoView): { readonly agentId: string | null; readonly agentName: string | null } => ({
  agentId: id,
  agentName: source === 'phone' ? null : name,
});
