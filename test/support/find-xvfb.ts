import { installPackages, lookFor } from './find-program.ts';

/** A screen that nobody sees, and hands for it: a browser's own prompts and keys are out of a driver's reach. */
export interface FoundXvfb {
  /** The X server in memory. */
  readonly server: string;
  /** Presses keys as a person does. */
  readonly xdotool: string;
}

let found: FoundXvfb | undefined;

/**
 * Xvfb and xdotool where they usually lie. As root on a Debian-like system without them it installs Debian's; anywhere else it throws
 * one sentence that says what to install.
 */
export function findXvfb(): FoundXvfb {
  found ??= { server: find('Xvfb', 'xvfb'), xdotool: find('xdotool', 'xdotool') };
  return found;
}

function find(program: string, name: string): string {
  const look = () => lookFor({ linux: [program], mac: [`/opt/X11/bin/${program}`, `/opt/homebrew/bin/${program}`], windows: [] });
  const there = look();
  if (there !== undefined) return there;
  installPackages([name], `No ${program} found: install the packages xvfb and xdotool.`);
  const installed = look();
  if (installed === undefined) throw new Error(`apt-get installed no ${program}: install it by hand.`);
  return installed;
}
