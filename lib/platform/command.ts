import { v7 } from 'uuid';
import { SECOND } from '../base/time.ts';
import { sendMessage } from './channel.ts';
import type { Command, CommandAnswer, CommandRequest } from './protocol.ts';

export type SendAnswer = CommandAnswer | { readonly ok: false; readonly reason: 'unanswered' };
export type SendCommand = (callKey: string | null, command: Command) => Promise<SendAnswer>;

/** A worker may die with a request in its hands: the same id is sent again after this, and the journal's key makes it harmless. */
const AGAIN = SECOND;
const GIVE_UP = 30 * SECOND;

const pause = (ms: number): Promise<null> => new Promise((resolve) => setTimeout(resolve, ms, null));

async function ask(request: CommandRequest): Promise<CommandAnswer | null> {
  const answer = sendMessage('desk/command', request).catch(() => pause(AGAIN));
  return Promise.race([answer, pause(AGAIN)]);
}

/**
 * Sends presses to the desk until it has acknowledged them after its strict commit; `unanswered` after 30 s.
 * `token`: of the cockpit's frame; a page of ours that is not framed needs none.
 */
export function createSender(token?: string): SendCommand {
  return async (callKey, command) => {
    const request: CommandRequest = { id: v7(), callKey, command, ...(token === undefined ? {} : { token }) };
    const until = performance.now() + GIVE_UP;
    while (performance.now() < until) {
      const answer = await ask(request);
      if (answer !== null) return answer;
    }
    return { ok: false, reason: 'unanswered' };
  };
}
