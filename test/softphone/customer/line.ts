/** What the customer's line does, as `data-state` on the body tells it. */
export type CustomerState = 'idle' | 'ringing' | 'dialing' | 'active' | 'held' | 'remote-held';

/** What the line tells its page. */
export interface LineEvents {
  registered(yes: boolean): void;
  state(state: CustomerState): void;
  /** The far end's sound. */
  heard(stream: MediaStream): void;
}

/** The customer's line: one call at a time. */
export interface CustomerLine {
  call(target: string): Promise<void>;
  answer(): Promise<void>;
  /** Cancels, declines or hangs up, whatever fits. */
  end(): Promise<void>;
  hold(on: boolean): Promise<void>;
  /** Shuts the socket, so that nothing can be said any more. */
  dropSocket(): Promise<void>;
  /** Sends no more packets, and says nothing about it. */
  stall(): Promise<void>;
}

/** Takes the track from every sender of a connection: the packets stop, where a track that is switched off would send silence. */
export async function silence(connection: RTCPeerConnection | undefined): Promise<void> {
  await Promise.all(connection?.getSenders().map((sender) => sender.replaceTrack(null)) ?? []);
}
