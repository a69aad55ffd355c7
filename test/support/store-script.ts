export { sampleRecord } from '../../lib/disposition/sample-record.ts';
export { searchWords } from '../../lib/disposition/search-words.ts';
export { createCorrections } from '../../lib/store/corrections.ts';
export { openDatabase } from '../../lib/store/database.ts';
export { createDispositions } from '../../lib/store/dispositions.ts';
