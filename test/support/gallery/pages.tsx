import './pages.css';
import { createRoot } from 'react-dom/client';
import { OptionsPage } from '../../../components/options/options-page.tsx';
import type { TracePort } from '../../../components/options/trace-port.ts';
import { Popup } from '../../../components/popup/popup.tsx';
import { WelcomePage } from '../../../components/welcome/welcome-page.tsx';
import { ok } from '../../../lib/base/result.ts';
import type { OptionsSource } from '../../../lib/platform/options.ts';
import type { PopupSource } from '../../../lib/platform/popup.ts';
import { stageConsole } from './console-stage.tsx';
import { type PageScene, pageScenes } from './page-scenes.ts';
import { policyScenes } from './policy-scenes.ts';
import type { PopupScene } from './popup-scenes.ts';
import { StagedRecords } from './records-stage.tsx';

const optionsOf = ({ facts }: Extract<PageScene, { page: 'options' }>): OptionsSource => ({
  current: () => facts,
  subscribe: () => () => undefined,
  change: async () => undefined,
  own: async () => ({}),
  requestSites: async () => true,
  allowNotifications: async () => false,
  removeSite: async () => undefined,
});

const traceOf = ({ traced = 0 }: Extract<PageScene, { page: 'options' }>): TracePort => ({
  save: async () => ok({ calls: traced, name: 'onhook-trace-2026-11-24-0903.jsonl' }),
});

const popupOf = ({ facts }: PopupScene): PopupSource => ({
  current: () => facts,
  subscribe: () => () => undefined,
  switchOn: async () => true,
  switchOff: async () => undefined,
  reload: () => undefined,
  openPanel: () => undefined,
  openPage: () => undefined,
});

const scene = pageScenes[new URLSearchParams(location.search).get('scene') ?? ''];
const root = document.getElementById('root');
if (root === null || scene === undefined) throw new Error('no such page in the gallery');
if (scene.page === 'options') {
  location.hash = scene.section;
  createRoot(root).render(
    <OptionsPage source={optionsOf(scene)} policies={policyScenes[scene.policies ?? 'shipped']} trace={traceOf(scene)} />,
  );
} else if (scene.page === 'popup') createRoot(root).render(<Popup source={popupOf(scene)} pages={['records', 'options', 'console']} />);
else if (scene.page === 'records') createRoot(root).render(<StagedRecords {...scene} />);
else if (scene.page === 'console') createRoot(root).render(await stageConsole(scene));
else {
  const { tab } = scene;
  const openPhone = async () => (tab === 'opened' ? ({ state: tab } as const) : ({ state: tab, reload: async () => undefined } as const));
  createRoot(root).render(<WelcomePage source={{ requestSites: async () => true, openPhone }} />);
}
