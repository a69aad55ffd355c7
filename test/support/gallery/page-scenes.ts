import type { OptionsFacts } from '../../../lib/platform/options.ts';
import { effectiveSettings } from '../../../lib/settings/setting.ts';
import { type ConsoleScene, consoleScenes } from './console-scenes.ts';
import type { PolicySceneName } from './policy-scenes.ts';
import { type PopupScene, popupScenes } from './popup-scenes.ts';
import { type RecordsScene, recordsScenes } from './records-scenes.ts';

/** One picture of a page of our own. */
export type PageScene =
  | PopupScene
  | RecordsScene
  | ConsoleScene
  | { readonly page: 'welcome'; readonly tab: 'opened' | 'open'; readonly type?: string }
  | {
      readonly page: 'options';
      readonly section: string;
      readonly facts: OptionsFacts;
      readonly file?: string;
      readonly policies?: PolicySceneName;
      readonly read?: string;
      readonly bring?: string;
      readonly traced?: number;
    };

const facts = (over: Partial<OptionsFacts> = {}): OptionsFacts => ({
  settings: effectiveSettings({}, {}),
  granted: [],
  packed: [],
  shortcuts: { 'next-step': 'Alt+Shift+D', hold: 'Alt+Shift+H', situations: 'Alt+Shift+S', 'wrap-up': '' },
  who: { id: null, name: '1001', source: 'phone', asked: true },
  ...over,
});
const at = (section: string, over: Partial<OptionsFacts> = {}): PageScene => ({ page: 'options', section, facts: facts(over) });

const sites = ['https://phone.example/*', 'https://crm.example/*', 'https://*.voice.example/*'];
const managed = {
  sites_off: ['https://crm.example/*'],
  layers_off: ['rules'],
  agent_id: 'a-17',
  agent_name: 'Dana Bell',
  hold_overdue_ms: 90_000,
  hold_notify: true,
  codes: [
    { code: 'bill', label: 'Bill explained' },
    { code: 'plan', label: 'Payment plan' },
  ],
  policies: [{ queue: '*', policy: 'default' }],
  export_identity: 'none',
};
const chosen: Partial<OptionsFacts> = {
  settings: effectiveSettings(
    {
      policies: [
        { queue: 'billing', policy: 'billing_team+relay_first' },
        { queue: 'sales', policy: 'sales_team' },
      ],
    },
    {},
  ),
};
const locked: Partial<OptionsFacts> = {
  settings: effectiveSettings({}, managed),
  granted: sites,
  packed: sites,
  who: { id: 'a-17', name: 'Dana Bell', source: 'managed', asked: false },
};
const bad = JSON.stringify({
  onhook: 'settings',
  version: 1,
  settings: { hold_overdue_ms: 1, codes: [{ code: 'A B', label: '' }], colour: 'red' },
});

/** The pages of our own, by the name of their picture. */
export const pageScenes: Readonly<Record<string, PageScene>> = {
  welcome: { page: 'welcome', tab: 'opened' },
  'welcome-watched': { page: 'welcome', tab: 'opened', type: 'https://phone.example/agent' },
  'welcome-reload': { page: 'welcome', tab: 'open', type: 'phone.example' },
  'welcome-slip': { page: 'welcome', tab: 'open', type: 'my phone' },
  'options-sites-none': at('sites'),
  'options-sites': at('sites', { granted: sites, settings: effectiveSettings({ sites_off: ['https://crm.example/*'] }, {}) }),
  'options-layers': at('layers', { settings: effectiveSettings({ layers_off: ['rules'] }, {}) }),
  'options-who': at('who'),
  'options-holds': at('holds'),
  'options-silence': at('silence'),
  'options-codes': at('codes'),
  'options-export': at('export'),
  'options-policies': at('policies'),
  'options-policies-brought': { page: 'options', section: 'policies', facts: facts(chosen), policies: 'brought', read: 'billing_team' },
  'options-policies-refused': { page: 'options', section: 'policies', facts: facts(), policies: 'refusing', bring: '{}' },
  'options-policies-none': { page: 'options', section: 'policies', facts: facts(), policies: 'none' },
  'options-file': { page: 'options', section: 'file', facts: facts(), file: bad },
  'options-keys': at('keys'),
  'options-trace': at('trace'),
  'options-trace-saved': { page: 'options', section: 'trace', facts: facts(), traced: 12 },
  'options-trace-none': { page: 'options', section: 'trace', facts: facts(), traced: 0 },
  'options-faults': at('layers', { settings: effectiveSettings({ layers_off: 'all' }, {}) }),
  'locked-sites': at('sites', locked),
  'locked-layers': at('layers', locked),
  'locked-who': at('who', locked),
  'locked-holds': at('holds', locked),
  'locked-codes': at('codes', locked),
  'locked-export': at('export', locked),
  'locked-policies': at('policies', locked),
  ...popupScenes,
  ...recordsScenes,
  ...consoleScenes,
};
