import type { FakeEvent } from './fake-window.ts';

interface Target {
  new (): { happen(type: string, init?: Readonly<Record<string, unknown>>): void };
}

/** WebRTC as far as a tap looks at it; a test sets what a connection shows. */
export function createFakePeers(EventTarget: Target) {
  let visits = 0;
  const timers: { readonly then: () => void; readonly ms: number }[] = [];
  class MediaStreamTrack {
    #enabled = true;
    get kind(): string {
      return 'audio';
    }
    get enabled(): boolean {
      return this.#enabled;
    }
    set enabled(on: boolean) {
      this.#enabled = on;
    }
  }
  class RTCDtlsTransport {
    shown = 'new';
    get state(): string {
      return this.shown;
    }
  }
  class RTCRtpReceiver {
    readonly dtls = new RTCDtlsTransport();
    readonly #track = new MediaStreamTrack();
    get track(): MediaStreamTrack {
      return this.#track;
    }
    get transport(): RTCDtlsTransport {
      return this.dtls;
    }
  }
  class RTCRtpSender {
    sent: MediaStreamTrack | null = new MediaStreamTrack();
    get track(): MediaStreamTrack | null {
      return this.sent;
    }
  }
  class RTCRtpTransceiver {
    agreed: string | null = null;
    readonly #receiver = new RTCRtpReceiver();
    get currentDirection(): string | null {
      return this.agreed;
    }
    get receiver(): RTCRtpReceiver {
      return this.#receiver;
    }
  }
  class RTCSessionDescription {
    readonly #sdp: string;
    constructor(sdp: string) {
      this.#sdp = sdp;
    }
    get sdp(): string {
      return this.#sdp;
    }
  }
  class RTCStatsReport extends Map<string, object> {
    override forEach(visit: (stats: object, id: string, all: Map<string, object>) => void): void {
      visits++;
      super.forEach(visit);
    }
  }
  class RTCPeerConnection extends EventTarget {
    shown = 'new';
    own: RTCSessionDescription | null = null;
    stats: readonly object[] = [];
    asked = 0;
    readonly audio = new RTCRtpTransceiver();
    readonly sender = new RTCRtpSender();
    get connectionState(): string {
      return this.shown;
    }
    get localDescription(): RTCSessionDescription | null {
      return this.own;
    }
    getTransceivers(): RTCRtpTransceiver[] {
      return [this.audio];
    }
    getSenders(): RTCRtpSender[] {
      return [this.sender];
    }
    getStats(): Promise<RTCStatsReport> {
      this.asked++;
      return Promise.resolve(new RTCStatsReport(this.stats.map((each, i) => ['id' in each ? `${each.id}` : `${i}`, each])));
    }
    async setLocalDescription(): Promise<void> {}
    async setRemoteDescription(): Promise<void> {}
    close(): void {
      this.shown = 'closed';
    }
    /** What a call does: described, agreed on, connected. */
    connect(fragment = 'frag'): void {
      this.own = new RTCSessionDescription(`v=0\r\na=ice-ufrag:${fragment}\r\na=ice-pwd:secret\r\n`);
      this.audio.agreed = 'sendrecv';
      this.audio.receiver.dtls.shown = 'connected';
      this.shown = 'connected';
      this.happen('connectionstatechange');
    }
    turn(state: string): void {
      this.shown = state;
      this.happen('connectionstatechange');
    }
    /** As a page may forge it. */
    forge(event: FakeEvent): void {
      (this as unknown as { dispatchEvent(event: FakeEvent): void }).dispatchEvent(event);
    }
  }
  return {
    realm: {
      ...{ MediaStreamTrack, RTCDtlsTransport, RTCRtpReceiver, RTCRtpSender, RTCRtpTransceiver, RTCSessionDescription },
      ...{ RTCStatsReport, RTCPeerConnection },
      setTimeout: (then: () => void, ms: number): number => timers.push({ then, ms }),
    },
    /** Lets what was put off happen, and what came of it. */
    async beat(): Promise<void> {
      for (const { then } of timers.splice(0)) then();
      for (let i = 0; i < 4; i++) await Promise.resolve();
    },
    waiting: () => timers.length,
    /** How often all entries of a report were visited. */
    visits: () => visits,
  };
}
