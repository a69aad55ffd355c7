import { browser } from 'wxt/browser';

export const extensionVersion = (): string => browser.runtime.getManifest().version;

/**
 * Origin of our own pages. Chromium may give out one-time addresses, which no document has as its origin, so there it is made of the id;
 * Firefox has another host for each install, which only the address tells.
 */
export function ownOrigin(): string {
  const { protocol, host } = new URL(browser.runtime.getURL('/'));
  return `${protocol}//${protocol === 'chrome-extension:' ? browser.runtime.id : host}`;
}

/** The policy documents that ship, by their ids; a package cannot list its own files. */
export const shippedPolicies = ['default', 'public_sector', 'zero_tolerance', 'emergency_line'] as const;

/** The overlays that ship: laid over any document, they make it stricter. */
export const shippedOverlays = ['relay_first', 'finance', 'minor_service', 'jp_2026', 'de_works'] as const;

/** A policy document that we ship, as text. Rejects when it cannot be read. */
export async function shippedPolicy(name: string): Promise<string> {
  return (await fetch(new URL(`/policy/${name}.json`, browser.runtime.getURL('/')))).text();
}
