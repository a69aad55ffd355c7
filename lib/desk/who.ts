import { fail, ok, type Result } from '../base/result.ts';
import { parseName } from '../disposition/agent-name.ts';
import { answerKey, type Phone, type WhoAnswers, type WhoFacts, type WhoView, whoAnswersSchema, whoLogs } from '../disposition/who.ts';
import type { StoreProblem } from '../store/attempt.ts';
import type { Identity } from '../store/identity.ts';
import type { Settings as Store } from '../store/settings.ts';

/** Who is logging: kept by hash on the disk, by name in the browser's memory. */
export interface Who {
  readonly start: () => Promise<void>;
  readonly current: () => WhoView;
  /** Under which an answer is kept; a call that began under another is not touched by it. */
  readonly key: () => string;
  /** The phone shows this user. */
  readonly phoneSays: (user: string) => Promise<void>;
  /** `of`: the name that was shown when it was asked; `name` null: "that is me". */
  readonly answer: (of: string | null, name: string | null) => Promise<Result<void, 'not_now' | StoreProblem>>;
  /** A call was filed under a name that was shown all the while: it need not be shown again. */
  readonly confirm: () => Promise<void>;
}

export interface WhoDeps {
  readonly given: () => WhoFacts['given'];
  readonly store: Store;
  readonly identity: Pick<Identity, 'agentHash'>;
  /** The browser's memory. */
  readonly session: {
    readonly read: () => Promise<Readonly<Record<string, unknown>>>;
    readonly write: (changes: Readonly<Record<string, unknown>>) => Promise<void>;
  };
  readonly onChange: () => Promise<void>;
}

const ANSWERS = 'who';
/** Faces that one device remembers; the oldest go first. */
const REMEMBERED = 200;

interface Memory {
  readonly phone: Phone | null;
  readonly confirmed: readonly string[];
}

export function createWho({ given, store, identity, session, onChange }: WhoDeps): Who {
  let memory: Memory = { phone: null, confirmed: [] };
  let answers: WhoAnswers = {};
  const current = (): WhoView => whoLogs({ given: given(), ...memory, answers });
  const remember = async (next: Memory): Promise<void> => {
    memory = next;
    await session.write({ who: memory });
    await onChange();
  };
  const confirm = async (): Promise<void> => {
    const key = answerKey(memory.phone);
    if (!memory.confirmed.includes(key)) await remember({ ...memory, confirmed: [...memory.confirmed, key].slice(-REMEMBERED) });
  };
  const keep = async (answer: string | null): Promise<Result<void, StoreProblem>> => {
    const others = Object.entries(answers).filter(([key]) => key !== answerKey(memory.phone));
    const next = Object.fromEntries([...others.slice(1 - REMEMBERED), [answerKey(memory.phone), answer]]);
    const kept = await store.put(ANSWERS, next);
    if (kept.ok) answers = next;
    return kept;
  };
  return {
    current,
    key: () => answerKey(memory.phone),
    async start() {
      const { who } = await session.read();
      if (who !== undefined) memory = who as Memory;
      const kept = whoAnswersSchema.safeParse(await store.get(ANSWERS));
      if (kept.success) answers = kept.data;
      await onChange();
    },
    async phoneSays(user) {
      if (memory.phone?.user === user) return;
      // Somebody else's phone: whoever was confirmed under the last face is asked again when it comes back.
      await remember({ phone: { user, hash: await identity.agentHash(user) }, confirmed: [] });
    },
    async answer(of, typed) {
      const { name, source, asked } = current();
      const answer = typed === null ? null : parseName(typed);
      if (source === 'managed' || source === 'set' || (typed !== null && answer === null)) return fail('not_now');
      // The same answer again: the first one was kept, and its acknowledgement was lost.
      if (!asked && (answer === null || answer === name)) return ok(undefined);
      if (of !== name || (answer === null && name === null)) return fail('not_now');
      const stays = answer === null && source === 'typed';
      const kept = stays ? ok(undefined) : await keep(answer);
      if (!kept.ok) return kept;
      await confirm();
      await onChange();
      return ok(undefined);
    },
    async confirm() {
      if (current().id !== null) await confirm();
    },
  };
}
