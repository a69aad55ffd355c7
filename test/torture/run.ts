import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { captureText } from '../../lib/sip/text.ts';
import { gistOf } from './gist.ts';
import { tableFault } from './rfc4475.ts';

const USAGE = `npm run torture -- FOLDER    says of each file in it, read as one WebSocket frame, what the reader of SIP makes of it:
  ok FILE METHOD|STATUS CALL-ID CSEQ
  dropped FILE REASON
  thrown FILE ERROR
Those of RFC 4475 are its test; what is otherwise than test/torture/rfc4475.ts has it goes to the error stream.
`;

const say = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`${line}\n`);

const natives = captureText();
/** As the tap decodes a frame: what is no UTF-8 becomes U+FFFD. */
const decoder = new TextDecoder();
const tally = { ok: 0, dropped: 0, thrown: 0 };

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .toSorted();
}

/** The line of one file. */
function lineOf(file: string, bytes: Uint8Array): string {
  try {
    const gist = gistOf(natives, decoder.decode(bytes));
    tally[gist.ok ? 'ok' : 'dropped'] += 1;
    const fault = tableFault(file, gist.ok);
    if (fault !== null) complain(fault);
    return gist.ok ? `ok ${file} ${gist.value.what} ${gist.value.callId} ${gist.value.cseq}` : `dropped ${file} ${gist.reason}`;
  } catch (error) {
    tally.thrown += 1;
    return `thrown ${file} ${String(error)}`;
  }
}

async function main(folder: string | undefined): Promise<number> {
  if (folder === undefined) {
    complain(USAGE);
    return 2;
  }
  for (const file of await filesOf(folder)) say(lineOf(file, await readFile(join(folder, file))));
  say(`${tally.ok + tally.dropped + tally.thrown} read, ${tally.dropped} dropped, ${tally.thrown} thrown`);
  return tally.thrown > 0 ? 1 : 0;
}

process.exitCode = await main(process.argv[2]).catch((error: unknown) => {
  complain(error instanceof Error ? error.message : String(error));
  return 2;
});
