import { ok, type Result } from '../base/result.ts';
import type { Instant } from '../base/time.ts';
import { createTurns } from '../base/turns.ts';
import type { RunningLeg } from '../observe/adapter.ts';
import type { Observation } from '../observe/observation.ts';
import type { Sent } from '../platform/port-protocol.ts';
import type { Command, CommandAnswer, CommandRequest } from '../platform/protocol.ts';
import type { StoreProblem } from '../store/attempt.ts';
import { adopt, type PageFrame } from './adopting.ts';
import { createBoard } from './board.ts';
import { answerCommand, type DeskHands } from './commands.ts';
import { createCommit } from './commit.ts';
import { createFiling } from './filing.ts';
import { takeIn } from './intake.ts';
import { callByHand, callOfCallId, callOfFragment } from './joining.ts';
import { answers, type LiveCall, newCall, type Whence } from './live-call.ts';
import type { DeskPorts } from './ports.ts';
import { endForFrame, frameToAwait, takeUp } from './taking-up.ts';

export interface Desk {
  /** Takes up the calls that were open when the worker died or the browser ended. Call it first. */
  readonly start: () => Promise<void>;
  /** Commits what a bridge observed; the value is the ids that it may forget. */
  readonly receive: (sent: readonly Sent[], from: Whence) => Promise<Result<readonly string[], StoreProblem>>;
  /** `tabId`: of a framed surface, whose presses reach its own tab's calls only; null for our own pages. */
  readonly command: (request: CommandRequest, tabId: number | null) => Promise<CommandAnswer>;
  /** The one primary action of the call that matters now, or its save; false when there is none. `id`: a uuid v7. */
  readonly nextStep: (id: string) => Promise<boolean>;
  /** Hold, or resume if held, of the call that matters now. */
  readonly toggleHold: (id: string) => Promise<boolean>;
  readonly frameHello: (frame: string) => void;
  /** A bridge began in that page; the value is the calls that an earlier bridge of it saw begin and that are its own from now on. */
  readonly adopt: (page: PageFrame) => Promise<readonly RunningLeg[]>;
  /** A phone shows this user as its own. */
  readonly phoneSays: (user: string) => Promise<void>;
  /** A frame with calls up is gone and did not come back. */
  readonly frameLost: (frame: string, at: Instant) => Promise<void>;
  /** No call, wrap-up or draft is open, and nothing is being done. */
  readonly isIdle: () => boolean;
  /** The instant that was waited for has come. */
  readonly wake: () => Promise<void>;
  /** The settings are others now: what is shown and waited for is judged anew. */
  readonly redraw: () => Promise<void>;
}

/** Keeps the calls: commits what is observed and pressed, and shows what it amounts to. The only writer of live calls. */
export function createDesk(ports: DeskPorts): Desk {
  const board = createBoard(ports);
  const turns = createTurns();
  const seen = new Set<string>();

  const isIdle = (): boolean => turns.waiting() === 0 && board.all().every(({ savedAt }) => savedAt !== null);
  const inTurn = <T>(job: () => Promise<T>): Promise<T> =>
    turns.run(async () => {
      try {
        return await job();
      } finally {
        // The snapshots of a burst are written once, by the last of it: if that one fails too, the others were done.
        if (turns.waiting() === 0) {
          await board.publish();
          if (isIdle()) ports.onIdle();
        }
      }
    });
  const append = createCommit({ ports, board });
  const filing = createFiling({ ports, board, inTurn });
  const commit: typeof append = async (call, rows, page) => {
    const done = await append(call, rows, page);
    if (done.ok) filing.settle(done.value);
    return done;
  };
  const hands: DeskHands = { ...filing, board, ports, commit };

  async function receive(sent: readonly Sent[], from: Whence): Promise<Result<readonly string[], StoreProblem>> {
    const fresh = new Map<string, LiveCall>();
    const intake = await takeIn(sent, {
      callOfLeg: async (leg) => board.keyOfLeg(leg) ?? (await ports.journal.callOfLeg(leg))?.callKey ?? null,
      rowsOfLegs: ports.journal.rowsOfLegs,
      callOfFragment: (fragment) => callOfFragment(board, fragment, from),
      callOfCallId: (begin) => callOfCallId(board, begin, from),
      callByHand: () => callByHand(board, from),
      newCall() {
        const call = newCall(ports.newId(), from);
        fresh.set(call.callKey, call);
        return call.callKey;
      },
    });
    const done = [...intake.refused];
    for (const [callKey, rows] of intake.ofCall) {
      const call = owned(await withEarlier(board.get(callKey) ?? fresh.get(callKey), rows), rows, from);
      // A filed call hears its last reports too: they are journalled, and its record stays as it was saved.
      const kept = call === undefined ? await ports.journal.append(rows) : await commit(call, rows, from);
      if (!kept.ok) return kept;
      done.push(...rows.map(({ id }) => id));
    }
    const unbound = await ports.journal.append(intake.unbound);
    if (!unbound.ok) return unbound;
    for (const [callKey, { number, name }] of intake.privates) await learnWho(callKey, number, name);
    return ok([...done, ...intake.unbound.map(({ id }) => id)]);
  }
  /** The tab in which a call is answered is its own; one that merely rings beside it looks on. */
  function owned(call: LiveCall | undefined, rows: readonly Observation[], { tabId, tabFrame, origin }: Whence): LiveCall | undefined {
    return call !== undefined && call.tabId !== tabId && rows.some(answers) ? { ...call, tabId, tabFrame, origin } : call;
  }
  /** With what was journalled of new legs before they were known to be of a call. */
  async function withEarlier(call: LiveCall | undefined, rows: readonly Observation[]): Promise<LiveCall | undefined> {
    const legs = [...new Set(rows.map(({ leg }) => leg))].filter((leg) => call?.legs.includes(leg) === false);
    if (call === undefined || legs.length === 0) return call;
    return { ...call, rows: [...call.rows, ...(await ports.journal.rowsOfLegs(legs))] };
  }
  async function learnWho(callKey: string, number: string, name: string): Promise<void> {
    const call = board.get(callKey);
    if (call === undefined || number === '') return;
    board.put({ ...call, endpointHash: await ports.identity.endpointHash(number) });
    await ports.session.write({ [`private:${callKey}`]: { number, name } });
  }

  async function start(): Promise<void> {
    await ports.who.start();
    await takeUp(ports, board);
    for (const call of board.all()) {
      filing.settle(call);
      const { frame, wait, last } = await frameToAwait(call, ports);
      if (frame !== null) ports.after(wait, () => void (seen.has(frame) || inTurn(() => lose(frame, last))));
    }
  }
  const lose = (frame: string, at: Instant): Promise<void> => endForFrame({ ports, board, commit }, frame, at);

  const press = async (id: string, callKey: string, command: Command): Promise<boolean> =>
    (await answerCommand(hands, { id, callKey, command }, null)).ok;

  return {
    start: () => inTurn(start),
    receive: (sent, from) => inTurn(() => receive(sent, from)),
    command: (request, tabId) => inTurn(() => answerCommand(hands, request, tabId)),
    nextStep: (id) =>
      inTurn(async () => {
        const snapshot = board.focus();
        const primary = snapshot?.guidance.actions.primary;
        if (snapshot?.wrapUp) return press(id, snapshot.callKey, { do: 'save' });
        return snapshot && primary ? press(id, snapshot.callKey, { do: 'act', act: primary.act, at: ports.clock.now() }) : false;
      }),
    toggleHold: (id) =>
      inTurn(async () => {
        const snapshot = board.focus();
        if (snapshot === null || snapshot.session.phase !== 'connected') return false;
        return press(id, snapshot.callKey, { do: snapshot.session.state === 'held' ? 'resume' : 'hold', at: ports.clock.now() });
      }),
    frameHello: (frame) => void seen.add(frame),
    adopt: (page) => inTurn(() => adopt({ ports, board, commit }, page)),
    phoneSays: (user) => inTurn(() => ports.who.phoneSays(user)),
    frameLost: (frame, at) => inTurn(() => lose(frame, at)),
    isIdle,
    wake: () => inTurn(async () => board.due(ports.clock.now())),
    redraw: () =>
      inTurn(async () => {
        for (const call of board.all()) board.put(call);
      }),
  };
}
