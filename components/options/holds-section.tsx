import { type ReactNode, useState } from 'react';
import { m } from '../../.paraglide/messages.js';
import { Switch } from '../ui/switch.tsx';
import { SecondsField } from './seconds-field.tsx';
import { isLocked, Locked, Part, type SectionProps } from './section.tsx';

/** When a hold asks for the agent, and how. */
export function HoldsSection({ facts, source }: SectionProps): ReactNode {
  const { values } = facts.settings;
  const [refused, setRefused] = useState(false);
  const notifies = isLocked(facts, 'hold_notify');
  const turn = (): void => {
    setRefused(false);
    if (values.hold_notify) return void source.change({ hold_notify: undefined });
    // Within the press: the browser asks nobody otherwise.
    void source.allowNotifications().then((given) => (given ? source.change({ hold_notify: true }) : setRefused(true)));
  };
  return (
    <Part title={m.options_holds()} lead={m.options_holds_lead()}>
      <SecondsField
        name={m.options_holds_check()}
        hint={m.options_holds_check_hint()}
        value={values.hold_check_back_ms}
        optional
        locked={isLocked(facts, 'hold_check_back_ms')}
        part="check-back"
        save={(ms) => source.change({ hold_check_back_ms: ms ?? undefined })}
      />
      <SecondsField
        name={m.options_holds_overdue()}
        hint={m.options_holds_overdue_hint()}
        value={values.hold_overdue_ms}
        locked={isLocked(facts, 'hold_overdue_ms')}
        part="overdue"
        save={(ms) => source.change({ hold_overdue_ms: ms ?? undefined })}
      />
      <SecondsField
        name={m.options_holds_snooze()}
        hint={m.options_holds_snooze_hint()}
        value={values.hold_snooze_ms}
        locked={isLocked(facts, 'hold_snooze_ms')}
        part="snooze"
        save={(ms) => source.change({ hold_snooze_ms: ms ?? undefined })}
      />
      <Switch
        name={m.options_holds_notify()}
        hint={m.options_holds_notify_hint()}
        on={values.hold_notify}
        disabled={notifies}
        press="notify"
        onPress={turn}
      />
      <p role="status" className="text-pretty text-grave">
        {refused && m.options_holds_refused()}
      </p>
      {notifies && <Locked />}
    </Part>
  );
}
