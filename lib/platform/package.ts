import { browser } from 'wxt/browser';

export const extensionVersion = (): string => browser.runtime.getManifest().version;

/** The policy document that we ship, as text. Rejects when it cannot be read. */
export async function shippedPolicy(): Promise<string> {
  return (await fetch(browser.runtime.getURL('/policy/default.json'))).text();
}
