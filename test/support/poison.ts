/** Script text: from here on every built-in method of the realm that a page can replace throws, and so do the traps it can lay on all objects. */
export const POISON = `(() => {
  const { defineProperty, getOwnPropertyDescriptor } = Object;
  const { ownKeys } = Reflect;
  const bad = function () { throw new Error('poisoned'); };
  const method = { __proto__: null, value: bad, writable: true, configurable: true };
  const accessor = { __proto__: null, get: bad, set: bad, configurable: true };
  const names = ['String', 'Array', 'RegExp', 'Function', 'Number', 'Map', 'Set', 'WeakMap', 'WeakSet', 'Promise', 'ArrayBuffer', 'Uint8Array',
    'EventTarget', 'Event', 'CustomEvent', 'UIEvent', 'FocusEvent', 'MessageEvent', 'TextDecoder', 'Performance'];
  const iterator = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));
  const targets = [iterator, Object.getPrototypeOf(Uint8Array.prototype), JSON, Reflect, Math];
  for (let i = 0; i < names.length; i++) if (globalThis[names[i]]) targets.push(globalThis[names[i]].prototype);
  const count = targets.length;
  for (let i = 0; i < count; i++) {
    const keys = ownKeys(targets[i]);
    for (let k = 0; k < keys.length; k++) {
      const now = getOwnPropertyDescriptor(targets[i], keys[k]);
      if (keys[k] === 'constructor' || !now.configurable) continue;
      if (now.get || now.set) defineProperty(targets[i], keys[k], accessor);
      else if (typeof now.value === 'function') defineProperty(targets[i], keys[k], method);
    }
  }
  globalThis.JSON = globalThis.decodeURIComponent = globalThis.Date = globalThis.Proxy = globalThis.TextDecoder = bad;
  const traps = ['get', 'set', 'has', 'apply', 'construct', 'toJSON', 'detail', 'bubbles', 'cancelable', 'composed', 'relatedTarget', 'capture',
    'once', 'passive', 'signal', 'stream', 'from', 'reason', 'handleEvent', '0', '1'];
  for (let i = 0; i < traps.length; i++) defineProperty(Object.prototype, traps[i], accessor);
  defineProperty(String.prototype, '0', accessor);
  defineProperty(String.prototype, '99999', accessor);
})()`;
