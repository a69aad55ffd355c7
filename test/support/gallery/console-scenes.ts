/** One picture of the console: on what was added before, with what was dropped since. */
export interface ConsoleScene {
  readonly page: 'console';
  /** So many agents, with so many calls each of today. */
  readonly agents: number;
  readonly calls: number;
  readonly drop: 'nothing' | 'good' | 'bad';
  /** What is pressed before the picture is taken, one after the other. */
  readonly press: readonly string[];
}

const at = (over: Partial<ConsoleScene> = {}): ConsoleScene => ({
  page: 'console',
  agents: 3,
  calls: 8,
  drop: 'nothing',
  press: [],
  ...over,
});

/** The console, by the name of its picture. */
export const consoleScenes: Readonly<Record<string, ConsoleScene>> = {
  console: at(),
  'console-agents': at({ calls: 24, press: ['input[type=checkbox]', '#calls button:last-of-type'] }),
  'console-empty': at({ agents: 0 }),
  'console-plan': at({ agents: 0, drop: 'good' }),
  'console-refused': at({ drop: 'bad', press: ['details:not([open]) > summary'] }),
  'console-done': at({ drop: 'bad', press: ['[data-press="add"]'] }),
  'console-erase': at({ press: ['main > details > summary'] }),
};
