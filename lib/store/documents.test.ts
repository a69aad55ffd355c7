import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import raw from '../../public/policy/default.json' with { type: 'json' };
import relays from '../../public/policy/relay_first.json' with { type: 'json' };
import { type Database, openDatabase } from './database.ts';
import { createDocuments } from './documents.ts';
import { createPolicyShelf, type PolicyShelf } from './policy-shelf.ts';

let db: Database;
let ships: Record<string, unknown>;
let reads: number;

const shelfOf = (): PolicyShelf =>
  createPolicyShelf({
    documents: createDocuments(db),
    names: Object.keys(ships),
    overlays: ['relay_first', 'gone'],
    shipped: async (name) => {
      reads += 1;
      return typeof ships[name] === 'string' ? String(ships[name]) : JSON.stringify(ships[name]);
    },
    digest: async (text) => `hash of ${text}`,
  });

beforeEach(() => {
  db = openDatabase(crypto.randomUUID());
  ships = { default: raw, other: { ...raw, id: 'other' } };
  reads = 0;
});
afterEach(() => db.delete());

const changed = (version: number, over: object = {}): string => JSON.stringify({ ...raw, version, title: `Version ${version}`, ...over });
const call = { queue: 'billing', direction: 'inbound' } as const;

async function taken(shelf: PolicyShelf, text: string): Promise<string> {
  const done = await shelf.take(text, 7);
  if (!done.ok) throw new Error(done.reason);
  return done.value.hash;
}
const versions = async (shelf: PolicyShelf, id = 'default') =>
  ((await shelf.list()).find((each) => each.id === id)?.versions ?? []).map(({ version, origin, inForce }) => [version, origin, inForce]);

describe('what ships', () => {
  it('is in force where nothing was put in its place, and is read once', async () => {
    const shelf = shelfOf();
    expect((await shelf.choose(call, [], 1))?.document.title).toBe('Default policy');
    expect((await shelf.choose(call, [{ queue: 'billing', policy: 'other' }], 1))?.document.id).toBe('other');
    expect(reads).toBe(2);
    expect(await versions(shelf)).toEqual([[1, 'shipped', true]]);
  });

  it('is laid over by overlays, kept whole for its calls, and no document of its own', async () => {
    ships['relay_first'] = relays;
    const shelf = shelfOf();
    const chosen = await shelf.choose(call, [{ queue: 'billing', policy: 'default+relay_first' }], 1);
    expect(chosen?.overlays).toEqual(['relay_first']);
    expect(chosen?.document.families.prank?.gapMs).toBe(30_000);
    expect(await shelf.byHash(chosen?.hash ?? '')).toEqual(chosen?.document);
    expect((await shelf.list()).map(({ id }) => id)).toEqual(['default', 'other']);
  });

  it('is no policy where an overlay cannot be read: nothing laxer stands in', async () => {
    const overlaid = (policy: string) => shelfOf().choose(call, [{ queue: 'billing', policy }], 1);
    expect(await overlaid('default+gone')).toBeNull();
    expect(await overlaid('default+unheard_of')).toBeNull();
  });

  it('is no policy where it cannot be read, and is tried again', async () => {
    ships['default'] = '{';
    const shelf = shelfOf();
    expect(await shelf.choose(call, [], 1)).toBeNull();
    ships['default'] = raw;
    expect(await shelf.choose(call, [], 1)).not.toBeNull();
  });

  it('stays in force with the next update where it was chosen again', async () => {
    const shelf = shelfOf();
    const own = await taken(shelf, changed(2));
    await shelf.activate(own);
    const [first] = (await shelf.list())[0]?.versions.filter(({ origin }) => origin === 'shipped') ?? [];
    await shelf.activate(first?.hash ?? '');
    ships['default'] = JSON.parse(changed(3));
    expect(await versions(shelfOf())).toEqual([
      [3, 'shipped', true],
      [2, 'imported', false],
    ]);
  });
});

describe('what a lead brings', () => {
  it('is kept, and judges nothing before it is put in force', async () => {
    const shelf = shelfOf();
    const hash = await taken(shelf, changed(2));
    expect((await shelf.choose(call, [], 1))?.document.version).toBe(1);
    expect(await shelf.activate(hash)).toEqual({ ok: true, value: undefined });
    expect((await shelf.choose(call, [], 1))?.document.version).toBe(2);
    expect(await versions(shelf)).toEqual([
      [2, 'imported', true],
      [1, 'shipped', false],
    ]);
  });

  it('is kept once, in every version, the same text under the same hash', async () => {
    const shelf = shelfOf();
    const hash = await taken(shelf, changed(2));
    expect(await taken(shelf, ` ${changed(2)}\n`)).toBe(hash);
    await taken(shelf, changed(3));
    expect(await versions(shelf)).toHaveLength(3);
    expect(hash).toBe(`hash of ${await shelf.text(hash)}`);
  });

  it('is refused under a number that is taken, by an earlier one or by what ships', async () => {
    const shelf = shelfOf();
    await taken(shelf, changed(2));
    expect(await shelf.take(changed(2, { title: 'Another' }), 8)).toEqual({ ok: false, reason: 'version_taken' });
    expect(await shelf.take(changed(1), 8)).toEqual({ ok: false, reason: 'version_taken' });
    expect(await versions(shelf)).toHaveLength(2);
  });

  it('is what ships already, if it is', async () => {
    const shelf = shelfOf();
    await taken(shelf, JSON.stringify(raw));
    expect(await versions(shelf)).toEqual([[1, 'shipped', true]]);
  });

  it.each(['{', '{"format":9,"id":"default"}', changed(2, { wording: {} }), changed(2, { wording: { en: { goodbye: 'Bye.' } } })])(
    'is refused where it cannot be taken, and nothing changes: %#',
    async (text) => {
      const shelf = shelfOf();
      expect((await shelf.take(text, 1)).ok).toBe(false);
      expect(await versions(shelf)).toEqual([[1, 'shipped', true]]);
      expect(await db.documents.count()).toBe(0);
    },
  );

  it('serves the queues that it names once it is in force', async () => {
    const shelf = shelfOf();
    const hash = await taken(shelf, changed(1, { id: 'care', serves: { queues: ['care'], directions: [] } }));
    const care = { ...call, queue: 'care' };
    expect((await shelf.choose(care, [], 1))?.document.id).toBe('default');
    await shelf.activate(hash);
    expect((await shelf.choose(care, [], 1))?.document.id).toBe('care');
    expect((await shelf.choose(call, [], 1))?.document.id).toBe('default');
  });
});

describe('a call', () => {
  it('finds its document by the hash, whatever is put in force or ships since', async () => {
    const shelf = shelfOf();
    const before = await shelf.choose(call, [], 5);
    await shelf.activate(await taken(shelf, changed(2)));
    ships['default'] = JSON.parse(changed(3));
    expect(await shelfOf().byHash(before?.hash ?? '')).toEqual(before?.document);
    expect(await shelf.byHash('hash of nothing')).toBeNull();
  });

  it.each(['nobody', 'default+nobody', 'nobody+default'])(
    'has no policy where it is chosen %s, and nothing laxer instead',
    async (policy) => {
      expect(await shelfOf().choose(call, [{ queue: 'billing', policy }], 1)).toBeNull();
    },
  );

  it('has no policy where the one in force is gone', async () => {
    const shelf = shelfOf();
    const hash = await taken(shelf, changed(2));
    await shelf.activate(hash);
    await db.documents.delete(hash);
    expect(await shelf.choose(call, [], 1)).toBeNull();
  });
});

it('puts nothing in force that is not there', async () => {
  expect(await shelfOf().activate('hash of nothing')).toEqual({ ok: false, reason: 'unknown' });
});
