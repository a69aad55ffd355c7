import { vanishedSuite } from './vanished.ts';

vanishedSuite('sipjs', false);
