/**
 * Words of the *now* lane between the page's tap and the isolated bridge, shared by both bundles. `ASK` and `OFFER` are events on
 * `document`: the bridge asks when it comes second, the tap offers when it comes second or is asked. An offer is a FocusEvent, because
 * `relatedTarget` is the one field that hands the same event target to both worlds (measured in Chromium, both orders); its `detail` is
 * the protocol number. The rest are events on that target.
 */
export const LANE_ASK = 'onhook:ask';
export const LANE_OFFER = 'onhook:offer';
/** From the bridge: texts may come now. */
export const LANE_TAKE = 'onhook:take';
/** From the bridge: keep texts until the next one takes the lane. */
export const LANE_LEAVE = 'onhook:leave';
/** From the tap: a CustomEvent whose `detail` is one signal as JSON; without `at` and `mono` it is of this moment. */
export const LANE_TEXT = 'onhook:text';

/** On `document`, from a bridge to another whose extension is gone: it takes its place. */
export const BRIDGE_CAME = 'onhook:bridge';

/** Raised when a signal's shape changes: a tap outlives an update of the extension, and one of another number is left alone. */
export const LANE_PROTOCOL = 2;
