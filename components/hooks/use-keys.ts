import { useEffect } from 'react';
import { tinykeys } from 'tinykeys';
import { useLatest } from './use-latest.ts';

/** Keys as tinykeys writes them, each with what it does. */
export type KeyBindings = readonly (readonly [key: string, press: () => void])[];

const isTextField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('textarea, input:not([type=checkbox])') !== null;
const isPressable = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('button, input, a, summary') !== null;
// Keys with a modifier, and Escape, mean the same inside a text field.
const worksInText = (binding: string): boolean => binding === 'Escape' || binding.includes('+');

const isOnCard = (target: EventTarget | null): boolean => target instanceof Element && target.closest('[data-card]') !== null;

/**
 * Single keys, heard only while the focus is on the card (`data-card`): a note that was typed into may have given way to a new call, and
 * the rest of its sentence must press nothing. Escape is always heard. A key held down counts once; a text field keeps its letters and a
 * button its Enter.
 */
export function useKeys(bindings: KeyBindings): void {
  const latest = useLatest(new Map(bindings));
  const names = bindings.map(([key]) => key).join(' ');
  useEffect(() => {
    const handlers = names.split(' ').map((name) => {
      const handle = (event: KeyboardEvent): void => {
        if (name !== 'Escape' && !isOnCard(event.target)) return;
        if (!worksInText(name) && isTextField(event.target)) return;
        if (name === 'Enter' && isPressable(event.target)) return;
        event.preventDefault();
        latest.current.get(name)?.();
      };
      return [name, handle] as const;
    });
    return tinykeys(window, Object.fromEntries(handlers), {
      ignore: (event) => event.repeat || event.isComposing || event.defaultPrevented,
    });
  }, [names, latest]);
}
