/** The SIP stacks that a demo phone can run on. */
export const stacks = ['jssip', 'sipjs', 'ringcentral'] as const;
export type Stack = (typeof stacks)[number];

/** What a phone page is told in its query string. */
export interface PhoneConfig {
  /** The exchange's WebSocket address. */
  readonly ws: string;
  readonly domain: string;
  readonly user: string;
  readonly name: string;
  readonly password: string;
  /** Whom the Call button calls. */
  readonly target: string;
  /** Answers each call by itself. */
  readonly auto: boolean;
  /** Speaks with the microphone instead of a made-up voice. */
  readonly mic: boolean;
  /** The stack it was asked to run on; one that does not exist is the page's own. */
  readonly stack: Stack;
}

/** Reads the page's own address. */
export function readConfig(search: string, defaults: Pick<PhoneConfig, 'user' | 'name' | 'target' | 'stack'>): PhoneConfig {
  const query = new URLSearchParams(search);
  return {
    ws: query.get('ws') ?? '',
    domain: query.get('domain') ?? 'demo.onhook.example',
    user: query.get('user') ?? defaults.user,
    name: query.get('name') ?? defaults.name,
    password: query.get('password') ?? 'secret',
    target: query.get('target') ?? defaults.target,
    auto: query.get('auto') === '1',
    mic: query.get('mic') === '1',
    stack: stacks.find((stack) => stack === query.get('stack')) ?? defaults.stack,
  };
}
