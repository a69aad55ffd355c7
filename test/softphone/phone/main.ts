import { readConfig } from '../page/config.ts';
import { createSpeaker, field, initials, part, press } from '../page/element.ts';
import { createShowing } from './call-state.ts';
import { bindKeys } from './keys.ts';
import { openLine } from './open-line.ts';
import { drawLine, drawTime } from './screen.ts';

const config = readConfig(location.search, { user: 'agent1', name: 'Robin Hale', target: '+15550104417', stack: 'jssip' });
const speaker = createSpeaker();

const showing = createShowing((view) => {
  if (view.state === 'idle') togglePanel('none');
  drawLine(view);
});
setInterval(() => drawTime(showing.now()), 250);
const line = await openLine({ config, speaker, showing });

function togglePanel(name: 'none' | 'keypad' | 'transfer'): void {
  const open = document.body.dataset['panel'] ?? 'none';
  document.body.dataset['panel'] = open === name ? 'none' : name;
}

function openTransfer(): void {
  if (!showing.now().answeredAt) return;
  togglePanel('transfer');
  field('transfer-to').focus();
}

part('agent-name').textContent = config.name;
part('agent-avatar').textContent = initials(config.name);
press('answer', line.answer);
press('decline', line.end);
press('cancel', line.end);
press('hangup', line.end);
press('hold', line.toggleHold);
press('mute', line.toggleMute);
press('keypad', () => togglePanel('keypad'));
press('transfer', openTransfer);
press('dial', () => line.dial(field('dial-number').value.replace(/[\s()-]/g, '')));
press('transfer-ask', () => line.consult(field('transfer-to').value.trim()));
press('transfer-go', () => line.transfer(field('transfer-to').value.trim()));
for (const key of document.querySelectorAll<HTMLElement>('[data-digit]'))
  key.addEventListener('click', () => line.sendDigit(key.dataset['digit'] ?? ''));
for (const recent of document.querySelectorAll<HTMLElement>('[data-dial]'))
  recent.addEventListener('click', () => line.dial(recent.dataset['dial'] ?? ''));
field('dial-number').addEventListener('keydown', (event) => event.key === 'Enter' && part('dial').click());
field('transfer-to').addEventListener('keydown', (event) => event.key === 'Enter' && part('transfer-go').click());
bindKeys({ line, isMuted: () => showing.now().muted, openTransfer });
