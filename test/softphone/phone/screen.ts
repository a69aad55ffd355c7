import { clock, initials, part } from '../page/element.ts';
import type { LineView } from './call-state.ts';
import { showCustomer } from './customer-record.ts';

const TITLES: Readonly<Record<LineView['state'], string>> = {
  idle: '',
  ringing: 'Incoming call',
  dialing: 'Calling…',
  active: 'In call',
  held: 'On hold',
  'remote-held': 'The customer put you on hold',
  'both-held': 'On hold, both sides',
};

const ASKING: Readonly<Record<string, string>> = { ringing: 'On hold, asking…', talking: 'On hold, talking to your colleague' };

const REGISTERED = { waiting: 'Connecting…', yes: 'Ready for calls', no: 'Not connected' };

/** Draws the line; `data-state`, `data-registered` and `data-muted` on the body tell the same to a test. */
export function drawLine(view: LineView): void {
  const body = document.body.dataset;
  body['state'] = view.state;
  body['registered'] = view.registered;
  body['muted'] = view.muted ? 'yes' : 'no';
  body['transferring'] = view.transferring ? 'yes' : 'no';
  body['consulting'] = view.consulting;
  part('status').textContent = view.registered === 'yes' && view.state !== 'idle' ? 'On a call' : REGISTERED[view.registered];
  part('caller-name').textContent = view.name;
  part('caller-number').textContent = view.number;
  part('caller-avatar').textContent = initials(view.name);
  part('queue').textContent = view.queue;
  part('queue').hidden = view.queue === '';
  part('title').textContent = view.transferring ? 'Transferring…' : (ASKING[view.consulting] ?? TITLES[view.state]);
  part('hold-label').textContent = view.state === 'held' || view.state === 'both-held' ? 'Resume' : 'Hold';
  part('mute-label').textContent = view.muted ? 'Unmute' : 'Mute';
  part('last-end').textContent = view.lastEnd;
  drawTime(view);
  if (view.state !== 'idle') showCustomer(view.number);
}

/** Repaints what changes with time alone. */
export function drawTime(view: LineView): void {
  part('timer').textContent = view.answeredAt === undefined ? '' : clock(performance.now() - view.answeredAt);
}
