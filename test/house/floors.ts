import type { Code, Import } from './code.ts';
import { isForTests } from './tree.ts';

/** Rooms and the floor each lies on: imports go down only, and never between two rooms of one floor. */
const floors: Readonly<Record<string, number>> = {
  base: 1,
  redact: 1,
  sip: 1,
  call: 2,
  settings: 2,
  observe: 3,
  policy: 3,
  disposition: 3,
  tap: 4,
  platform: 4,
  store: 4,
  exchange: 4,
  warehouse: 4,
  sync: 5,
  desk: 6,
  components: 6,
  entrypoints: 7,
};

/** Rooms without browser, page, database, clock or chance. */
export const pureRooms = ['base', 'redact', 'sip', 'call', 'settings', 'observe', 'policy', 'disposition', 'exchange'];

/** Where each package may be imported, by the beginning of the path. A package that is not here has no home yet. */
const packages: readonly (readonly [name: RegExp, homes: RegExp])[] = [
  [/^zod\/mini$/, /^(lib\/(?!tap|sip|base)|components|entrypoints)/],
  [/^dexie$/, /^lib\/(store|warehouse)\//],
  [/^dexie-react-hooks$/, /^components\/(records|options|console)\//],
  [/^(react|react-dom)(\/.*)?$|^(lucide-react|tinykeys)$/, /^components\/|^entrypoints\/.*\.tsx$/],
  [/^wxt\/browser$|^@webext-core\/messaging$/, /^lib\/platform\//],
  [/^wxt\/utils\/define-[a-z-]+$/, /^entrypoints\//],
  [/^papaparse$/, /^lib\/exchange\//],
  [/^@noble\/hashes\/[a-z0-9]+\.js$/, /^lib\/base\//],
  [/^uuid$/, /^(lib\/(tap|platform|store|sync|desk)|components|entrypoints)\//],
];

/** The room a path lies in, or null outside the product. */
export function roomOf(path: string): string | null {
  const [top = '', second = ''] = path.split('/');
  const room = top === 'lib' ? second : top;
  return room in floors ? room : null;
}

function packageFault(path: string, specifier: string): string | null {
  const known = packages.filter(([name]) => name.test(specifier));
  if (known.length === 0) return `${specifier} has no home in the product`;
  return known.some(([, homes]) => homes.test(path)) ? null : `${specifier} does not belong here`;
}

const tapMay = (one: Import): boolean => {
  const room = roomOf(one.target);
  return room === 'tap' || room === 'base' || room === 'sip' || (one.target === 'lib/observe/signal.ts' && one.isType);
};

function fault(path: string, one: Import): string | null {
  if (one.isPackage) return packageFault(path, one.specifier);
  if (one.target.startsWith('.paraglide/')) return roomOf(path) === 'components' ? null : 'messages are said in components/ only';
  const [own, other] = [roomOf(path), roomOf(one.target)];
  if (own === null || other === null) return `${one.target} is no room`;
  if (own === 'tap') return tapMay(one) ? null : `the tap may not know ${one.target}`;
  if (isForTests(one.target)) return `${one.target} is for tests`;
  if (own === other) return null;
  return (floors[other] ?? 0) < (floors[own] ?? 0) ? null : `${own} may not know ${other}`;
}

/** What a file of the product imports against the floors. */
export function floorFaults({ path, imports }: Code): string[] {
  return imports.flatMap((one) => fault(path, one) ?? []).map((each) => `${path}: ${each}`);
}

/** Every file and package that runs when `start` runs, by the imports of the files given. Types do not run. */
function reach(files: readonly Code[], start: string): ReadonlySet<string> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const seen = new Set([start]);
  for (const path of seen) for (const one of byPath.get(path)?.imports ?? []) if (!one.isType) seen.add(one.target);
  return seen;
}

interface Fence {
  readonly entry: RegExp;
  readonly refused: RegExp;
}

const fences: readonly Fence[] = [
  { entry: /\.content\.ts$/, refused: /^lib\/(store|sync|exchange|warehouse|desk|policy)\/|^(dexie|react)/ },
  { entry: /^entrypoints\/tap\.content\.ts$/, refused: /^zod|^lib\/platform\// },
  { entry: /^entrypoints\/(overlay|sidepanel|popup|popout)\//, refused: /^lib\/(store|sync|exchange|warehouse|desk|policy|tap)\/|^dexie/ },
];

/** What an entry must never pull in, however far down. */
export function reachFaults(files: readonly Code[]): string[] {
  return files.flatMap(({ path }) =>
    fences
      .filter(({ entry }) => path.startsWith('entrypoints/') && entry.test(path))
      .flatMap(({ refused }) => [...reach(files, path)].filter((each) => refused.test(each)).map((each) => `${path} reaches ${each}`)),
  );
}
