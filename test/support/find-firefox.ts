import { installPackages, lookFor, namedBy, type Places } from './find-program.ts';

const PLACES: Places = {
  linux: ['firefox-esr', 'firefox'],
  mac: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
  windows: ['Mozilla Firefox\\firefox.exe'],
};

let found: string | undefined;

/**
 * Path of a Firefox, the extended support release first, where it usually lies, or `FIREFOX_PATH`. As root on a Debian-like system without
 * one it installs Debian's; anywhere else it throws one sentence that says what to install.
 */
export function findFirefox(): string {
  found ??= namedBy('FIREFOX_PATH') ?? lookFor(PLACES) ?? install();
  return found;
}

function install(): string {
  installPackages(['firefox-esr'], 'No Firefox found: install Firefox, or set FIREFOX_PATH to its program.');
  const installed = lookFor(PLACES);
  if (installed === undefined) throw new Error('apt-get installed no Firefox: install one by hand, or set FIREFOX_PATH.');
  return installed;
}
