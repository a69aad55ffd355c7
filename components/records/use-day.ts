import { useEffect, useState } from 'react';
import { type Day, dayOf } from './day.ts';

const LOOK = 30_000;

/** Today, also on a page that is left open over midnight. */
export function useDay(): Day {
  const [day, setDay] = useState(() => dayOf(Date.now()));
  useEffect(() => {
    const look = (): void =>
      setDay((shown) => {
        const now = dayOf(Date.now());
        return now.from === shown.from ? shown : now;
      });
    const timer = setInterval(look, LOOK);
    return () => clearInterval(timer);
  }, []);
  return day;
}
