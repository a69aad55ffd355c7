/** For switches that must be whole: the compiler refuses a missing case, and data from outside that slipped in is named. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
