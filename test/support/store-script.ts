export { sampleRecord } from '../../lib/disposition/sample-record.ts';
export { openDatabase } from '../../lib/store/database.ts';
export { createDispositions } from '../../lib/store/dispositions.ts';
