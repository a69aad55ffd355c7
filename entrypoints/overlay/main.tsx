import './style.css';
import { mountCockpit } from '../../components/cockpit/mount.tsx';
import { createSender } from '../../lib/platform/command.ts';
import { openFrameLink } from '../../lib/platform/frame-link.ts';
import { openSnapshots } from '../../lib/platform/snapshots.ts';

// Both listen from the start: the bridge greets as soon as the frame has loaded.
const [{ link, hello }, source] = await Promise.all([openFrameLink(), openSnapshots()]);
mountCockpit({ source, send: createSender(hello.token), frame: link, tabId: hello.tabId, place: hello.place });
