import './style.css';
import { mountRecords } from '../../components/records/mount.tsx';
import { digestOf, gzip } from '../../lib/platform/files.ts';
import { extensionVersion } from '../../lib/platform/package.ts';
import { createRecordFiles } from '../../lib/sync/record-files.ts';

mountRecords((db) => {
  const { shift, ...files } = createRecordFiles(db, { gzip, digest: digestOf, producer: `onhook/${extensionVersion()}` });
  return { shift, files };
});
