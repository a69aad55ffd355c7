import { v7 } from 'uuid';
import { defineBackground } from 'wxt/utils/define-background';
import { openDesk } from '../lib/desk/open-desk.ts';
import { openShift } from '../lib/desk/open-shift.ts';
import { serveDesk } from '../lib/desk/serve.ts';
import { tabOfAlert } from '../lib/platform/announcer.ts';
import { raiseBadge } from '../lib/platform/badge.ts';
import { watchTabs } from '../lib/platform/cockpit-frames.ts';
import { bringFreshBridges } from '../lib/platform/fresh-bridges.ts';
import { focusCockpit, listenToKeys } from '../lib/platform/global-keys.ts';
import { report } from '../lib/platform/log.ts';
import { listenToNotices } from '../lib/platform/notify.ts';
import { bootOf } from '../lib/platform/session-memory.ts';
import { fulfilWishes } from '../lib/platform/site-switch.ts';
import { watchSites } from '../lib/platform/sites.ts';
import { openPopupOnPress } from '../lib/platform/toolbar.ts';
import { holdUpdates } from '../lib/platform/update.ts';
import { createWaiting } from '../lib/platform/waiting.ts';
import { welcomeAtInstall } from '../lib/platform/welcome.ts';

export default defineBackground({
  type: 'module',
  main() {
    const waiting = createWaiting(() => void desk.then((ready) => ready.wake()));
    const boot = bootOf();
    const isIdle = async (): Promise<boolean> => (await desk).isIdle();
    const update = holdUpdates({ isIdle, onFailure: report('update') });
    const desk = boot.then((id) => openDesk(id, waiting, update.onIdle));
    desk.catch(report('desk_start'));
    watchSites(bringFreshBridges, report('sites'));
    fulfilWishes(report('sites'));
    watchTabs();
    listenToNotices(tabOfAlert);
    const shift = openShift(report('shift'));
    serveDesk({
      boot,
      desk,
      shift,
      onGaveUp: (tabId, why) => void raiseBadge(why === 'refused' ? 'refused' : 'gave_up', tabId).catch(report('badge')),
    });
    welcomeAtInstall(report('welcome'));
    listenToKeys(async (command, tabId) => {
      const ready = await desk;
      if (command === 'next-step') await ready.nextStep(v7());
      else if (command === 'hold') await ready.toggleHold(v7());
      else await focusCockpit(tabId, command === 'wrap-up' ? 'wrap_up' : 'situations');
    });
    void openPopupOnPress().catch(report('side_panel'));
  },
});
