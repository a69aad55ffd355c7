import './gallery.css';
import { createRoot } from 'react-dom/client';
import { ownClock, type SurfaceClock } from '../../../components/cockpit/clock-reading.ts';
import { Cockpit } from '../../../components/cockpit/cockpit.tsx';
import type { FramePlace } from '../../../lib/platform/protocol.ts';
import { TAB, WRITTEN } from './fixtures.ts';
import type { Scene } from './scene.ts';
import { scenes } from './scenes.ts';
import { createStage, type Stage } from './stage.ts';

declare global {
  interface Window {
    stage: Stage;
    scenes: typeof scenes;
  }
}

const query = new URLSearchParams(location.search);
const scene: Scene = scenes[query.get('scene') ?? ''] ?? { calls: [] };
const still = query.has('still');
const panel = query.get('surface') === 'panel';

const standing: SurfaceClock = { wall: () => WRITTEN + (scene.after ?? 0), mono: () => 0 };
const begun = performance.now();
const fromWritten: SurfaceClock = { wall: () => WRITTEN + (performance.now() - begun), mono: ownClock.mono };
const place: FramePlace = { collapsed: false, idle: 'line', x: 0, y: 0, ...scene.place };

const stage = createStage(still ? standing : fromWritten, scene.who);
window.stage = stage;
window.scenes = scenes;
stage.show(scene.calls);
document.documentElement.dataset['surface'] = panel ? 'panel' : 'frame';
const root = document.getElementById('root');
if (root === null) throw new Error('the gallery has no root');
createRoot(root).render(
  <Cockpit
    source={stage.source}
    send={stage.send}
    frame={panel ? null : stage.frame}
    tabId={panel ? null : TAB}
    place={panel ? null : place}
    clock={stage.clock}
  />,
);
