import { v7 } from 'uuid';
import { defineBackground } from 'wxt/utils/define-background';
import { openDesk } from '../lib/desk/open-desk.ts';
import { serveDesk } from '../lib/desk/serve.ts';
import { watchTabs } from '../lib/platform/cockpit-frames.ts';
import { focusCockpit, listenToKeys } from '../lib/platform/global-keys.ts';
import { report } from '../lib/platform/log.ts';
import { bootOf } from '../lib/platform/session-memory.ts';
import { watchSites } from '../lib/platform/sites.ts';
import { openPanelOnPress, signGaveUp } from '../lib/platform/toolbar.ts';
import { createWaiting } from '../lib/platform/waiting.ts';

export default defineBackground({
  type: 'module',
  main() {
    const waiting = createWaiting(() => void desk.then((ready) => ready.wake()));
    const boot = bootOf();
    const desk = boot.then((id) => openDesk(id, waiting));
    desk.catch(report('desk_start'));
    watchSites(report('sites'));
    watchTabs();
    serveDesk({ boot, desk, onGaveUp: (tabId) => void signGaveUp(tabId).catch(report('badge')) });
    listenToKeys(async (command, tabId) => {
      const ready = await desk;
      if (command === 'next-step') await ready.nextStep(v7());
      else if (command === 'hold') await ready.toggleHold(v7());
      else await focusCockpit(tabId, command === 'wrap-up' ? 'wrap_up' : 'situations');
    });
    void openPanelOnPress().catch(report('side_panel'));
  },
});
