import { vanishedSuite } from './vanished.ts';

vanishedSuite('jssip', true);
