import type { DispositionRecord } from '../../../lib/disposition/record.ts';

/** What happened to calls beside what was recorded of them. */
export interface EndedTable {
  add(call: string, truth: string, record: DispositionRecord): void;
  /** Writes it to the log of the run. */
  print(): void;
}

const COLUMNS = ['call', 'what happened', 'what was recorded'];

/** Makes an empty table. */
export function createEndedTable(): EndedTable {
  const rows: string[][] = [];
  return {
    add: (call, truth, record) => void rows.push([call, truth, inWords(record)]),
    print() {
      const all = [COLUMNS, ...rows];
      const widths = COLUMNS.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0)));
      const lines = all.map((row) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  '));
      process.stdout.write(`${lines.map((line) => line.trimEnd()).join('\n')}\n`);
    },
  };
}

function inWords(record: DispositionRecord): string {
  const { end_kind, disconnect_reason, disconnect_confidence, disconnect_evidence, agent_number_of_holds: holds } = record;
  const on = holds === 0 ? '' : `, ${holds} hold of ${record.agent_customer_hold_duration_ms} ms`;
  return `${end_kind} ${disconnect_reason ?? '–'} ${disconnect_confidence} (${disconnect_evidence.join(', ')})${on}`;
}
