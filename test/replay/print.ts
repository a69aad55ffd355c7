import { readFileSync } from 'node:fs';
import { parseObservation } from '../../lib/observe/observation.ts';
import { parseSignal } from '../../lib/observe/parse-signal.ts';
import { callsOf, lineOf, observe } from './trace.ts';

/** Prints what a trace folds to, a call a paragraph: JSON Lines of a tap's signals, or of a journal's observations. */
function main(file: string): void {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  const signals = lines.flatMap((line) => {
    const parsed = parseSignal(line);
    return parsed.ok ? [parsed.value] : [];
  });
  const journalled = lines.flatMap((line) => {
    const parsed = parseObservation(JSON.parse(line));
    return parsed.ok ? [parsed.value] : [];
  });
  const unread = lines.length - signals.length - journalled.length;
  for (const events of callsOf([...observe(signals), ...journalled])) {
    const start = events[0]?.at ?? 0;
    const steps = events.map(({ at, type, fields }) => `  ${String(at - start).padStart(8)} ms  ${type} ${JSON.stringify(fields)}`);
    process.stdout.write(`${[lineOf(events), ...steps].join('\n')}\n\n`);
  }
  if (unread > 0) process.stderr.write(`${unread} lines could not be read.\n`);
}

const [file] = process.argv.slice(2);
if (file === undefined) process.stderr.write('usage: replay FILE\n');
else main(file);
