import type { LayerStatus } from '../../../lib/platform/layer-book.ts';
import type { PopupFacts } from '../../../lib/platform/popup.ts';
import { effectiveSettings } from '../../../lib/settings/setting.ts';

/** One picture of the popup. */
export interface PopupScene {
  readonly page: 'popup';
  readonly facts: PopupFacts;
}

const CRM = 'https://crm.example/*';
const PHONE = 'https://phone.example/*';

const at = (over: Partial<PopupFacts> = {}): PopupScene => ({
  page: 'popup',
  facts: { site: { site: PHONE }, frames: [], granted: [], settings: effectiveSettings({}, {}), layers: [], ...over },
});
const layer = (over: Partial<LayerStatus> = {}): LayerStatus => ({
  frame: '1',
  origin: 'https://phone.example',
  top: true,
  tap: 'found',
  late: false,
  sockets: 'up',
  peers: 1,
  bridge: true,
  cockpit: 'here',
  dropped: 0,
  refused: 0,
  ...over,
});
const inCrm = [
  { site: PHONE, phone: true },
  { site: 'https://ads.example/*', phone: false },
];
const crmLayers = [
  layer({ frame: '2', origin: 'https://crm.example', tap: 'found', sockets: 'none' }),
  layer({ top: false, cockpit: 'none' }),
];

/** The popup, by the name of its picture. */
export const popupScenes: Readonly<Record<string, PopupScene>> = {
  'popup-off': at(),
  'popup-reload': at({ granted: [PHONE] }),
  'popup-on': at({ granted: [PHONE], layers: [layer()] }),
  'popup-late': at({ granted: [PHONE], layers: [layer({ late: true, peers: 0 })] }),
  'popup-given-back': at({ layers: [layer()] }),
  'popup-crm-off': at({ site: { site: CRM }, frames: inCrm }),
  'popup-crm-on': at({ site: { site: CRM }, frames: inCrm, granted: [CRM, PHONE], layers: crmLayers }),
  'popup-faults': at({ granted: [PHONE], layers: [layer({ tap: 'off', cockpit: 'gave_up', dropped: 412, refused: 3 })] }),
  'popup-old-tap': at({ granted: [PHONE], layers: [layer({ tap: 'other', sockets: 'none', cockpit: 'covered' })] }),
  'popup-layers-off': at({
    granted: [PHONE],
    settings: effectiveSettings({ layers_off: ['tap.websocket', 'frame'] }, {}),
    layers: [layer({ tap: 'none', sockets: 'none', cockpit: 'none' })],
  }),
  'popup-locked': at({ granted: [PHONE], settings: effectiveSettings({}, { sites_off: [PHONE] }) }),
  'popup-restricted': at({ site: { restricted: 'browser' } }),
};
