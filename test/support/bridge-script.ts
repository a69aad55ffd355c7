import { openPageLane } from '../../lib/platform/page-lane.ts';

/** Where a test hears the bridge; set in front of this script. */
declare const tellAt: string;

/** A bridge that only passes on what comes; its first word says which of the two scripts was first. Beacons outlive the page. */
const tell = (text: string): void => void navigator.sendBeacon(`${tellAt}&document=${performance.timeOrigin}`, text);
const lane = openPageLane((text, mono) => tell(JSON.stringify({ at: Date.now(), mono, ...JSON.parse(text) })));
tell(lane.protocol === null ? 'bridge first' : 'tap first');
