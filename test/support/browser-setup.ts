import { findChromium } from './find-chromium.ts';

/** Before any worker starts, so that a browser is installed once, or its lack is said once. */
export default function setup(): void {
  findChromium();
}
