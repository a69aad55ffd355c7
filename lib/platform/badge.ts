import { browser } from 'wxt/browser';

/** Why the toolbar's button bears a badge, the gravest first: one badge shows the first that stands. */
const order = ['hold_overdue', 'hold_due', 'gave_up', 'refused', 'reload', 'sign_off'] as const;
export type BadgeReason = (typeof order)[number];

interface Look {
  readonly text: () => string;
  readonly title: () => string;
  readonly color: string;
  readonly ink: string;
}

const say: typeof browser.i18n.getMessage = (name) => browser.i18n.getMessage(name);
// All pairs of ground and ink pass AA; the word says what the colour does.
const looks: Readonly<Record<BadgeReason, Look>> = {
  hold_overdue: { text: () => say('badge_hold_overdue'), title: () => say('hold_overdue_title'), color: '#b3261e', ink: '#ffffff' },
  hold_due: { text: () => say('badge_hold_due'), title: () => say('hold_due_title'), color: '#f0b45c', ink: '#17181a' },
  gave_up: { text: () => '!', title: () => say('frame_gave_up'), color: '#b3261e', ink: '#ffffff' },
  refused: { text: () => '!', title: () => say('frame_refused'), color: '#b3261e', ink: '#ffffff' },
  reload: { text: () => '↻', title: () => say('reload_to_watch'), color: '#2b5bd7', ink: '#ffffff' },
  sign_off: { text: () => '•', title: () => say('sign_off_title'), color: '#f0b45c', ink: '#17181a' },
};

/** Reasons by place: a tab's number, or everywhere. */
type Standing = Readonly<Record<string, readonly BadgeReason[]>>;
const EVERYWHERE = 'everywhere';
const KEY = 'badge';

async function paint(place: string, reasons: readonly BadgeReason[]): Promise<void> {
  const where = place === EVERYWHERE ? {} : { tabId: Number(place) };
  const reason = order.find((each) => reasons.includes(each));
  const look = reason === undefined ? null : looks[reason];
  if (look !== null) {
    await browser.action.setBadgeBackgroundColor({ ...where, color: look.color });
    await browser.action.setBadgeTextColor({ ...where, color: look.ink });
  }
  await browser.action.setBadgeText({ ...where, text: look?.text() ?? '' });
  await browser.action.setTitle({ ...where, title: look?.title() ?? say('extension_name') });
}

async function change(place: string, judge: (before: readonly BadgeReason[]) => readonly BadgeReason[]): Promise<void> {
  const { [KEY]: kept = {} } = (await browser.storage.session.get(KEY)) as { readonly [KEY]?: Standing };
  const next: Standing = { ...kept, [place]: judge(kept[place] ?? []) };
  const all = next[EVERYWHERE] ?? [];
  const places = place === EVERYWHERE ? Object.keys(next) : [place];
  for (const each of places) {
    // What a tab shows hides what is shown everywhere, so it must hold both. A tab that is gone cannot be painted.
    const own = next[each] ?? [];
    await paint(each, each === EVERYWHERE ? own : [...own, ...all]).catch(() => undefined);
  }
  const left = Object.entries(next).filter(([, reasons]) => reasons.length > 0);
  await browser.storage.session.set({ [KEY]: Object.fromEntries(left) });
}

let last: Promise<void> = Promise.resolve();
const inTurn = (job: () => Promise<void>): Promise<void> => {
  last = last.then(job, job);
  return last;
};

/** Shows a reason, on one tab or (null) on all. */
export const raiseBadge = (reason: BadgeReason, tabId: number | null): Promise<void> =>
  inTurn(() => change(String(tabId ?? EVERYWHERE), (before) => [...before.filter((each) => each !== reason), reason]));

/** Takes reasons away; what else stands shows again. */
export const lowerBadge = (reasons: readonly BadgeReason[], tabId: number | null): Promise<void> =>
  inTurn(() => change(String(tabId ?? EVERYWHERE), (before) => before.filter((each) => !reasons.includes(each))));
