import { join } from 'node:path';

/** Where the package that ships lies: no site is granted to it, and its id is made of this folder. */
export const SHIPPED_EXTENSION = join(import.meta.dirname, '../../.output/shipped/chrome-mv3');
