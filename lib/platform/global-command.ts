/** The four global commands, *do the next step* first. Chromium allows four suggested keys. */
export const globalCommands = ['next-step', 'hold', 'situations', 'wrap-up'] as const;
export type GlobalCommand = (typeof globalCommands)[number];
