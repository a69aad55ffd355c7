import { readFileSync } from 'node:fs';
import { fail, ok, type Result } from '../../lib/base/result.ts';
import { paragraphOf, type ReplayProblem, replayed } from './replayed.ts';

const sentences: Readonly<Record<ReplayProblem, string>> = {
  empty: 'is empty.',
  newer_version: 'was written by a newer version of Onhook than this one reads.',
  no_trace: 'is no trace: none of its lines is a signal or an observation.',
};

function textOf(file: string): Result<string, string> {
  try {
    return ok(readFileSync(file, 'utf8'));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return fail(code === 'ENOENT' ? 'is not there.' : `could not be read: ${code}.`);
  }
}

/** What is printed of a file, and what there is to say beside it; or why there is nothing. */
function answerTo(args: readonly string[]): Result<{ readonly print: string; readonly note: string }, string> {
  const [file] = args;
  if (file === undefined || args.length > 1) return fail('usage: npm run replay -- FILE, a diagnostic trace or a recorded one');
  const text = textOf(file);
  if (!text.ok) return fail(`${file} ${text.reason}`);
  const read = replayed(text.value);
  if (!read.ok) return fail(`${file} ${sentences[read.reason]}`);
  const { head, calls, unread } = read.value;
  const title = head === null ? [] : [`${countOf(calls.length, 'call')} of ${head.producer}, saved ${head.made_at}`];
  const print = [...title, ...calls.map(paragraphOf)].map((part) => `${part}\n\n`).join('');
  return ok({ print, note: unread === 0 ? '' : `${countOf(unread, 'line')} could not be read.\n` });
}

const countOf = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** `npm run replay -- FILE` prints what a trace folds to, a call a paragraph. Exit code 2: there was nothing to fold. */
function main(args: readonly string[]): void {
  const answer = answerTo(args);
  process.exitCode = answer.ok ? 0 : 2;
  process.stdout.write(answer.ok ? answer.value.print : '');
  process.stderr.write(answer.ok ? answer.value.note : `${answer.reason}\n`);
}

main(process.argv.slice(2));
