import { DuckDBInstance } from '@duckdb/node-api';

/** Rows of a query by an engine that is not ours: plain values, with numbers where they are whole. */
export interface Duck {
  readonly rows: (sql: string) => Promise<Record<string, unknown>[]>;
  readonly close: () => void;
}

const plain = (value: unknown): unknown => (typeof value === 'bigint' ? Number(value) : value);

export async function openDuck(): Promise<Duck> {
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  return {
    rows: async (sql) => {
      const reader = await connection.runAndReadAll(sql);
      return reader.getRowObjects().map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])));
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
