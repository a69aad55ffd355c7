import { readConfig } from '../page/config.ts';
import { clock, createSpeaker, initials, part, press } from '../page/element.ts';
import type { CustomerState } from './line.ts';
import { openLine } from './open-line.ts';
import { createVoice, meter } from './voice.ts';

const TITLES: Readonly<Record<CustomerState, string>> = {
  idle: '',
  ringing: 'The agent is calling',
  dialing: 'Calling…',
  active: 'In call',
  held: 'You put the agent on hold',
  'remote-held': 'The agent put you on hold',
};
const ENABLED: Readonly<Record<string, readonly CustomerState[]>> = {
  call: ['idle'],
  answer: ['ringing'],
  decline: ['ringing'],
  hold: ['active', 'remote-held'],
  resume: ['held'],
  hangup: ['dialing', 'active', 'held', 'remote-held'],
  vanish: ['dialing', 'active', 'held', 'remote-held'],
  stall: ['active', 'held', 'remote-held'],
};

const config = readConfig(location.search, { user: '+15550104417', name: 'Ada Brook', target: 'billing', stack: 'sipjs' });
const body = document.body.dataset;
const speaker = createSpeaker();
let answeredAt: number | undefined;

function showState(state: CustomerState): void {
  body['state'] = state;
  if (state === 'active') answeredAt ??= performance.now();
  if (state === 'idle') answeredAt = undefined;
  part('title').textContent = TITLES[state];
  for (const [name, states] of Object.entries(ENABLED)) part(name).toggleAttribute('disabled', !states.includes(state));
}

part('own-name').textContent = config.name;
part('own-number').textContent = config.user;
part('own-avatar').textContent = initials(config.name);
showState('idle');
setInterval(() => {
  part('timer').textContent = answeredAt === undefined ? '' : clock(performance.now() - answeredAt);
}, 250);

const audio = new AudioContext();
const voice = await createVoice(audio, config.mic);
const line = await openLine(config, voice.stream, {
  registered(yes) {
    body['registered'] = yes ? 'yes' : 'no';
    part('status').textContent = yes ? 'On the network' : 'No network';
  },
  state: showState,
  heard(stream) {
    speaker.srcObject = stream;
    meter(audio, stream, (level) => {
      part('meter').style.transform = `scaleX(${level})`;
    });
  },
});

press('call', () => line.call(config.target));
press('answer', () => line.answer());
press('decline', () => line.end());
press('hangup', () => line.end());
press('hold', () => line.hold(true));
press('resume', () => line.hold(false));
press('stall', () => line.stall());
press('talk', () => {
  body['voice'] = 'talking';
  voice.talk();
});
press('silent', () => {
  body['voice'] = 'silent';
  voice.fallSilent();
});
press('vanish', async () => {
  await line.dropSocket();
  location.replace('/gone');
});
