import type { ReactNode } from 'react';
import { m } from '../../.paraglide/messages.js';
import { layers } from '../../lib/settings/setting.ts';
import { Switch } from '../ui/switch.tsx';
import { isLocked, Part, type SectionProps } from './section.tsx';

type Layer = (typeof layers)[number];

const words: Readonly<Record<Layer, readonly [name: () => string, means: () => string]>> = {
  'tap.websocket': [m.options_layer_websocket, m.options_layer_websocket_means],
  'tap.peer': [m.options_layer_peer, m.options_layer_peer_means],
  frame: [m.options_layer_frame, m.options_layer_frame_means],
  rules: [m.options_layer_rules, m.options_layer_rules_means],
};

/** What looks at a page, each by itself. */
export function LayersSection({ facts, source }: SectionProps): ReactNode {
  const off: readonly Layer[] = facts.settings.values.layers_off;
  const locked = isLocked(facts, 'layers_off');
  const turn = (layer: Layer): void => {
    void source.change(({ layers_off: now }) => {
      const left = now.includes(layer) ? now.filter((each) => each !== layer) : [...now, layer];
      return { layers_off: left.length === 0 ? undefined : left };
    });
  };
  return (
    <Part title={m.options_layers()} lead={m.options_layers_lead()} locked={locked}>
      {layers.map((layer) => {
        const [name, means] = words[layer];
        return (
          <Switch
            key={layer}
            name={name()}
            hint={means()}
            on={!off.includes(layer)}
            disabled={locked}
            press={layer}
            onPress={() => turn(layer)}
          />
        );
      })}
    </Part>
  );
}
