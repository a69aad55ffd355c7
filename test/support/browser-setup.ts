import { findChromium } from './find-chromium.ts';
import { findFirefox } from './find-firefox.ts';
import { mayInstall } from './find-program.ts';
import { findXvfb } from './find-xvfb.ts';
import { findTelephony } from './kamailio/find-telephony.ts';

/** Before any worker starts, so that browsers, a screen and telephony are installed once, or their lack is said once. */
export default function setup(): void {
  findChromium();
  findFirefox();
  findXvfb();
  // Elsewhere only the calls through a real exchange are out of reach, and say so themselves.
  if (mayInstall()) findTelephony();
}
