import './style.css';
import { mountCockpit } from '../../components/cockpit/mount.tsx';
import { createSender } from '../../lib/platform/command.ts';
import { openSnapshots } from '../../lib/platform/snapshots.ts';

const source = await openSnapshots();
mountCockpit({ source, send: createSender(), frame: null, tabId: null, place: null });
