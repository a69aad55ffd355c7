import type { Entry, Pattern } from '../softphone/proxy/ledger.ts';
import { inState, press, type World } from './world.ts';

/** The customer calls the queue; resolves when the agent's phone rings. */
export async function ring({ customer, phone }: World): Promise<void> {
  await press(customer, 'call');
  await inState(phone, 'ringing');
}

/** The customer calls and the agent answers; resolves when both are in the call. */
export async function talk(world: World): Promise<void> {
  await ring(world);
  await press(world.phone, 'answer');
  await inState(world.phone, 'active');
  await inState(world.customer, 'active');
}

/** The agent types that number and calls it. */
export async function dial({ phone }: World, number: string): Promise<void> {
  await phone.locator('[data-test="dial-number"]').fill(number);
  await press(phone, 'dial');
}

/** The agent calls the customer; resolves when the customer's phone rings. */
export async function dialCustomer(world: World): Promise<void> {
  await dial(world, '+15550104417');
  await inState(world.customer, 'ringing');
}

/** The agent sends the call on to that number. */
export async function transfer({ phone }: World, number: string): Promise<void> {
  await press(phone, 'transfer');
  await phone.locator('[data-test="transfer-to"]').fill(number);
  await press(phone, 'transfer-go');
}

/** The agent asks that number first; resolves when the two talk, with the caller on hold. */
export async function askFirst({ phone }: World, number: string): Promise<void> {
  await press(phone, 'transfer');
  await phone.locator('[data-test="transfer-to"]').fill(number);
  await press(phone, 'transfer-ask');
  await phone.locator('body[data-consulting="talking"]').waitFor();
}

/** Lets time pass on a call: long enough to be seen in what it leaves behind, short enough to wait for. */
export const linger = (ms = 1_200): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Resolves when neither phone is in a call. */
export async function bothIdle({ customer, phone }: World): Promise<void> {
  await Promise.all([inState(phone, 'idle'), inState(customer, 'idle')]);
}

/** The agent hangs up; resolves when both phones are idle. */
export async function hangUp({ customer, phone }: World): Promise<void> {
  await press(phone, 'hangup');
  await inState(phone, 'idle');
  await inState(customer, 'idle');
}

/** What passes the exchange from the moment this was made. */
export interface Passage {
  /** Waits for such a message; rejects after 10 s. */
  until(pattern: Pattern): Promise<Entry>;
  /** Such messages so far. */
  all(pattern: Pattern): Entry[];
}

/** Starts to read the exchange's ledger from here on. */
export function readLedger({ proxy: { log } }: World): Passage {
  const mark = log.entries.length;
  return { until: (pattern) => log.until(pattern, mark), all: (pattern) => log.find(pattern, mark) };
}
