/** The page's open modal dialogs, the last one on top: everything outside it is inert, our frame too. */
export interface ModalStack {
  readonly top: () => Element | null;
}

/** Watches the page's dialogs from now on, those that are open already included; `onChange` when another one is on top. */
export function watchModals(onChange: () => void): ModalStack {
  let open = [...document.querySelectorAll(':modal')];
  const note = ({ target }: Event): void => {
    if (!(target instanceof HTMLDialogElement)) return;
    open = open.filter((dialog) => dialog !== target);
    if (target.matches(':modal')) open.push(target);
    onChange();
  };
  // Neither event bubbles; both are seen while they come down.
  document.addEventListener('toggle', note, true);
  document.addEventListener('close', note, true);
  return { top: () => open.findLast((dialog) => dialog.isConnected && dialog.matches(':modal')) ?? null };
}
