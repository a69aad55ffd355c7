import { type RefObject, useLayoutEffect, useRef } from 'react';

/** The value of the latest paint, for a listener that was laid once. */
export function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
}
