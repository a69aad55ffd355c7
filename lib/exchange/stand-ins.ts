/** What is numbered each for itself. `id`: a layer's own name of a leg, such as a Call-ID. */
export type StandInKind =
  | 'adapter'
  | 'agent'
  | 'boot'
  | 'code'
  | 'document'
  | 'frame'
  | 'ice'
  | 'id'
  | 'leg'
  | 'overlay'
  | 'phone'
  | 'policy'
  | 'site'
  | 'tab'
  | 'word';

/** What stands in for a name: the same for the same name, another for another, and nothing of the name in it. */
export interface StandIns {
  /** For the id of a row, a frame or a call: a uuid. Those of a file are in the order of their names, which breaks ties of time. */
  readonly id: (name: string) => string;
  /** From 1, in the order in which the names were met. */
  readonly number: (kind: StandInKind, name: string | number) => number;
  /** That number behind its kind: `site-1`. */
  readonly named: (kind: StandInKind, name: string) => string;
}

const uuidOf = (at: number): string => `00000000-0000-7000-8000-${String(at + 1).padStart(12, '0')}`;

function createNumbers(): Pick<StandIns, 'number' | 'named'> {
  const met = new Map<string, Map<string | number, number>>();
  const number: StandIns['number'] = (kind, name) => {
    const known = met.get(kind) ?? new Map<string | number, number>();
    met.set(kind, known);
    const found = known.get(name) ?? known.size + 1;
    known.set(name, found);
    return found;
  };
  return { number, named: (kind, name) => `${kind}-${number(kind, name)}` };
}

/**
 * Writes twice: first to hear which names there are, then with what stands in for them, so that the order of the names is known.
 * `write` calls `id` for the same names both times.
 */
export function withStandIns<T>(write: (by: StandIns) => T): T {
  const names = new Set<string>();
  const hear = (name: string): string => {
    names.add(name);
    return name;
  };
  write({ id: hear, ...createNumbers() });
  const places = new Map([...names].sort().map((name, at) => [name, uuidOf(at)]));
  const id = (name: string): string => {
    const found = places.get(name);
    if (found === undefined) throw new Error('a name that was not heard before');
    return found;
  };
  return write({ id, ...createNumbers() });
}
