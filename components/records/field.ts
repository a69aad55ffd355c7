/** A field of ours that holds text: the browser is to keep, correct, send or translate nothing of it. */
export const keptHere = { autoComplete: 'off', spellCheck: false, translate: 'no', writingsuggestions: 'false' } as const;

/** How a field of the page looks. */
export const fieldLook = 'min-h-9 rounded-[9px] border border-line bg-raised px-2.5 text-ink placeholder:text-faint';
