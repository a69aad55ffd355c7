import { type GlobalCommand, globalCommands } from './global-command.ts';

export type Build = 'demo' | 'shipped' | 'company';
export type BrowserName = 'chrome' | 'firefox';

/** Fixes the id of the demo and test build, so that scripts can name it. The store refuses a package with a key: the shipped one has none. */
const DEMO_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAvOMrY7WIkc1ct520+z8jVcsGH1WTPw3sTxuRdGKUnGNTdRJPHtHgX2aSNxblEWopriUfaA8ZUtTsOz/BS0m+MxvjOHw5g3yrO9Fg8QsWeBl2xQ0k4qPlYwu3JZM3ILbfOvp8ExQFvfYqf8i9bh/FFVCmA0mWOhbDWjQDTFHUGjX9L8+mi21JzfhtQPY2W6Ay7S11AlSd17inizFl3hGB8WFEmdU+jAM9eOS7/DNumZb0yCKc6NZMWB5g2gE/POG6X4FWbK7O71JyJBK4I6DlOPa9wkJzJNi2oM4kKVsc5eaYvlwZOwEcdznjY60BFtXf+Fus4sAGWADHIF4zLAAjswIDAQAB';

/** What sets a company's own package apart from the shipped one: nothing but its manifest. */
export interface Company {
  readonly name: string;
  /** Match patterns of hosts; granted without a question where the install is forced by policy. */
  readonly sites: readonly string[];
  /** Of the lists of versions, in the format of each browser. */
  readonly updateUrl: Readonly<Record<BrowserName, string>>;
  readonly geckoId: string;
  /** Null: that of the source. */
  readonly version: string | null;
}

/** Loopback is the demo's one site: its scripts are registered from the granted hosts, as on any other site. */
const DEMO_HOSTS = ['http://127.0.0.1/*'];

/** Chromium gives out no key that it uses itself, and says nothing: Alt+Shift+N, W and X stayed unassigned (Chromium 156). */
const keys: Readonly<Record<GlobalCommand, string>> = {
  'next-step': 'Alt+Shift+D',
  hold: 'Alt+Shift+H',
  situations: 'Alt+Shift+S',
  'wrap-up': 'Alt+Shift+U',
};

const commandsOf = (): Record<string, unknown> =>
  Object.fromEntries(
    globalCommands.map((name) => [
      name,
      { suggested_key: { default: keys[name] }, description: `__MSG_command_${name.replace('-', '_')}__` },
    ]),
  );

// Firefox lists what is collected before the install; we collect nothing.
const gecko = { gecko: { id: 'onhook@onhook.example', strict_min_version: '144.0', data_collection_permissions: { required: ['none'] } } };

/** Chromium looks for updates of a forced package where its manifest says; Firefox wants the address in its own part. */
function companyPart({ name, sites, updateUrl, geckoId, version }: Company, browser: BrowserName): Record<string, unknown> {
  const own = { name, host_permissions: [...sites], ...(version === null ? {} : { version }) };
  if (browser === 'chrome') return { ...own, update_url: updateUrl.chrome };
  // Firefox refuses a package whose address of updates is not safe, even on loopback (measured, ESR 153).
  const updates = updateUrl.firefox.startsWith('https:') ? { update_url: updateUrl.firefox } : {};
  return { ...own, browser_specific_settings: { gecko: { ...gecko.gecko, id: geckoId, ...updates } } };
}

/**
 * The manifest by build and browser. At install the shipped one may touch no site: hosts are asked for one by one. A company's has the
 * hosts of `company`, which only that build needs.
 */
export function manifestFor(build: Build, browser: BrowserName, company?: Company): Record<string, unknown> {
  const chrome = browser === 'chrome';
  return {
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    // Firefox takes what an administrator gives without a schema.
    ...(chrome
      ? { minimum_chrome_version: '144', storage: { managed_schema: 'managed-schema.json' } }
      : { browser_specific_settings: gecko }),
    permissions: ['storage', 'unlimitedStorage', 'alarms', 'scripting', 'activeTab', ...(chrome ? ['sidePanel'] : [])],
    optional_permissions: ['notifications', 'downloads'],
    optional_host_permissions: ['*://*/*'],
    // The name is the same in every language, and the popup's own title would take this place anyway.
    action: { default_title: 'Onhook' },
    commands: commandsOf(),
    // A static address would let any site frame us, and know that we are there; Firefox makes up another host for each install.
    web_accessible_resources: [{ resources: ['overlay.html'], matches: ['*://*/*'], ...(chrome ? { use_dynamic_url: true } : {}) }],
    ...(build === 'demo' ? { ...(chrome ? { key: DEMO_KEY } : {}), host_permissions: DEMO_HOSTS } : {}),
    ...(build === 'company' && company !== undefined ? companyPart(company, browser) : {}),
  };
}
