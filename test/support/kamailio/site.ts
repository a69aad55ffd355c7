import type { FrameLocator, Page } from '@playwright/test';
import { startPages } from '../../softphone/pages.ts';
import { type Browser, launch } from '../browser.ts';
import { cockpitOn } from '../cockpit.ts';
import { watching } from '../kept.ts';
import { DEMO_EXTENSION, registered } from '../world.ts';
import { type Kamailio, startKamailio } from './server.ts';

/** An agent with Onhook, whose phone is registered at a real exchange. Whoever else is there comes with the test. */
export interface Site {
  readonly exchange: Kamailio;
  readonly agentBrowser: Browser;
  readonly phone: Page;
  readonly cockpit: FrameLocator;
  stop(): Promise<void>;
}

/** The user that the agent's phone registers. */
export const AGENT = 'agent1';

/** Starts everything and resolves when the agent's phone is registered; what had started is stopped when anything fails. */
export async function startSite(): Promise<Site> {
  await using stack = new AsyncDisposableStack();
  const keep = <T extends { stop(): Promise<void> }>(started: T): T => stack.adopt(started, (one) => one.stop());
  const exchange = keep(await startKamailio());
  const pages = keep(await startPages());
  // baresip 1.0 speaks DTLS with one address alone, the first that it meets of those that Chromium tries.
  const agentBrowser = keep(await launch({ extension: DEMO_EXTENSION, loopback: false }));
  await watching(agentBrowser);
  const phone = agentBrowser.context.pages()[0] ?? (await agentBrowser.context.newPage());
  const query = { ws: exchange.url, domain: exchange.domain, password: exchange.password, user: AGENT };
  await phone.goto(`${pages.origin}/phone/?${new URLSearchParams(query)}`);
  await registered(phone);
  const all = stack.move();
  return { exchange, agentBrowser, phone, cockpit: cockpitOn(phone), stop: () => all.disposeAsync() };
}
