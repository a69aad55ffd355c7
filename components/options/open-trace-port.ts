import { traceOf } from '../../lib/exchange/trace.ts';
import { extensionVersion } from '../../lib/platform/package.ts';
import { attempt } from '../../lib/store/attempt.ts';
import type { Database } from '../../lib/store/database.ts';
import { lastCalls } from '../../lib/store/last-calls.ts';
import { saveText } from '../ui/save-text.ts';
import { TRACED_CALLS, type TracePort } from './trace-port.ts';

/** A mail still takes it. */
const LARGEST = 5_000_000;

const two = (value: number): string => String(value).padStart(2, '0');

/** By the clock on the wall, as whoever complains of a call gives its time. */
function traceName(at: Date): string {
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `onhook-trace-${day}-${two(at.getHours())}${two(at.getMinutes())}.jsonl`;
}

/** The section's port on the browser's own journal. */
export function openTracePort(db: Database): TracePort {
  return {
    save: () =>
      attempt(async () => {
        const calls = await lastCalls(db, { calls: TRACED_CALLS, size: LARGEST });
        const now = Date.now();
        const name = traceName(new Date(now));
        if (calls.length > 0) saveText(name, 'application/jsonl', traceOf({ calls, producer: `onhook/${extensionVersion()}`, now }));
        return { calls: calls.length, name };
      }),
  };
}
