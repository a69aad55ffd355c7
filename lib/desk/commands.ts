import { fail, type Result } from '../base/result.ts';
import { recordedWho } from '../disposition/who.ts';
import type { Observation } from '../observe/observation.ts';
import type { Command, CommandAnswer, CommandRequest } from '../platform/protocol.ts';
import type { StoreProblem } from '../store/attempt.ts';
import type { Board } from './board.ts';
import { faceOf, type LiveCall, newCall, whoOfRows } from './live-call.ts';
import type { DeskPorts } from './ports.ts';
import { deskRow, observedBy } from './press.ts';
import { codesNow, draftAfter, draftAnswered } from './wrap-up.ts';

/** What the desk lends to the presses. */
export interface DeskHands {
  readonly board: Board;
  readonly ports: DeskPorts;
  readonly commit: (call: LiveCall, rows: readonly Observation[]) => Promise<Result<LiveCall, StoreProblem>>;
  readonly save: (call: LiveCall) => Promise<CommandAnswer>;
  readonly forget: (callKey: string) => void;
}

const done = (callKey: string | null): CommandAnswer => ({ ok: true, callKey });

async function observe(hands: DeskHands, call: LiveCall, { id, command }: CommandRequest): Promise<CommandAnswer> {
  // A request that comes again after its commit has its row already.
  if (call.rows.some((row) => row.id === id)) return done(call.callKey);
  const { ports } = hands;
  const row = observedBy(command, { id, callKey: call.callKey, boot: ports.boot, now: ports.clock.now() });
  if (row === null) return fail('not_now');
  const kept = await hands.commit(call, [row]);
  return kept.ok ? done(call.callKey) : fail(kept.reason);
}

/** A call by hand bears the id of the press that began it: pressed twice by a lost answer, it is still one call. */
async function start(hands: DeskHands, request: CommandRequest, tabId: number | null): Promise<CommandAnswer> {
  const known = hands.board.get(request.id);
  if (known !== undefined) return done(known.callKey);
  if (hands.board.all().some((call) => hands.board.folded(call).session.ended === null)) return fail('not_now');
  return observe(hands, newCall(request.id, { tabId, tabFrame: null, origin: null }), request);
}

/** The answer holds for the calls that stand open under the same phone, and for those to come. */
async function answerWho(hands: DeskHands, { of, name }: Extract<Command, { do: 'who' }>): Promise<CommandAnswer> {
  const { ports, board } = hands;
  const answered = await ports.who.answer(of, name);
  if (!answered.ok) return fail(answered.reason);
  const fields = { phone: ports.who.key(), ...recordedWho(ports.who.current()) };
  const open = board.all().filter((call) => call.savedAt === null && faceOf(call) === fields.phone);
  for (const call of open) {
    const [leg] = call.legs;
    if (leg === undefined || whoOfRows(call.rows)?.agentId === fields.agentId) continue;
    const row = { id: ports.newId(), boot: ports.boot, leg, at: ports.clock.now() };
    const kept = await hands.commit(call, [deskRow('desk.who', fields, row)]);
    if (!kept.ok) return fail(kept.reason);
  }
  return done(null);
}

type WrapUpCommand = Extract<Command, { do: 'draft' | 'answer' }>;

async function keepDraft(hands: DeskHands, call: LiveCall, command: WrapUpCommand): Promise<CommandAnswer> {
  const draft =
    command.do === 'draft'
      ? draftAfter(call.draft, command, codesNow(hands.ports), hands.ports.clock.now())
      : draftAnswered(call.draft, command);
  const kept = await hands.ports.drafts.put(call.callKey, draft, hands.ports.clock.now());
  // What could not be kept is still shown as it was typed, with the reason beside it.
  hands.board.put({ ...call, draft, problem: kept.ok ? null : kept.reason });
  return kept.ok ? done(call.callKey) : fail(kept.reason);
}

async function saveOnce(hands: DeskHands, call: LiveCall): Promise<CommandAnswer> {
  if (call.savedAt !== null) return { ok: true, callKey: call.callKey, savedAt: call.savedAt };
  if (hands.board.folded(call).session.ended === null) return fail('not_now');
  return hands.save(call);
}

/** Answers a press after its commit. `tabId`: a framed surface reaches the calls of its own tab and those of none. */
export async function answerCommand(hands: DeskHands, request: CommandRequest, tabId: number | null): Promise<CommandAnswer> {
  const { command, callKey } = request;
  if (command.do === 'start') return start(hands, request, tabId);
  if (command.do === 'who') return answerWho(hands, command);
  const call = callKey === null ? undefined : hands.board.get(callKey);
  if (call === undefined) return lateAnswer(hands, callKey, command);
  if (tabId !== null && call.tabId !== null && call.tabId !== tabId) return fail('no_call');
  switch (command.do) {
    case 'draft':
    case 'answer':
      return call.savedAt === null ? keepDraft(hands, call, command) : fail('not_now');
    case 'save':
      return saveOnce(hands, call);
    case 'dismiss':
      if (call.savedAt === null) return fail('not_now');
      hands.forget(call.callKey);
      return done(call.callKey);
    default:
      return observe(hands, call, request);
  }
}

/** The call is closed already: a save whose answer was lost is answered from the record. */
async function lateAnswer({ ports }: DeskHands, callKey: string | null, command: Command): Promise<CommandAnswer> {
  if (callKey === null) return fail('no_call');
  if (command.do === 'dismiss') return done(callKey);
  if (command.do !== 'save') return fail('no_call');
  const record = await ports.dispositions.get(callKey);
  return record === undefined ? fail('no_call') : { ok: true, callKey, savedAt: Date.parse(record.last_update_timestamp) };
}
