import { v7 } from 'uuid';
import { sendMessage } from './channel.ts';
import { persist } from './persist.ts';
import type { Command, CommandAnswer, CommandRequest } from './protocol.ts';

export type SendAnswer = CommandAnswer | { readonly ok: false; readonly reason: 'unanswered' };
export type SendCommand = (callKey: string | null, command: Command) => Promise<SendAnswer>;

/**
 * Sends presses to the desk until it has acknowledged them after its strict commit; `unanswered` after 30 s. The same id is sent each
 * time, and the journal's key makes a second copy harmless. `token`: of the cockpit's frame; a page of ours that is not framed needs none.
 */
export function createSender(token?: string): SendCommand {
  return async (callKey, command) => {
    const request: CommandRequest = { id: v7(), callKey, command, ...(token === undefined ? {} : { token }) };
    return (await persist(() => sendMessage('desk/command', request))) ?? { ok: false, reason: 'unanswered' };
  };
}
