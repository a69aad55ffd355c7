import { SECOND } from '../base/time.ts';
import type { Settings } from './setting.ts';

/** What ships. Without the schema, so that the cockpit's frame need not carry a parser for it. */
export const defaultSettings: Settings = {
  layers_off: [],
  sites_off: [],
  agent_id: null,
  agent_name: null,
  hold_check_back_ms: null,
  hold_overdue_ms: 120 * SECOND,
  hold_snooze_ms: 60 * SECOND,
  hold_notify: false,
  silence_level_db: -50,
  silence_after_ms: 5 * SECOND,
  line_silent_after_ms: 20 * SECOND,
  codes: null,
  policies: null,
  export_identity: 'pseudonym',
};
