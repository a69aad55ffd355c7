/** What the customer says into the line. */
export interface Voice {
  readonly stream: MediaStream;
  talk(): void;
  /** Digital silence: packets go on, their level is zero. */
  fallSilent(): void;
}

/** A made-up voice: a buzz through two formants in syllables, at about −20 dB; or the microphone. */
export async function createVoice(context: AudioContext, useMicrophone: boolean): Promise<Voice> {
  const out = context.createMediaStreamDestination();
  const gate = context.createGain();
  gate.gain.value = 0;
  gate.connect(out);
  if (useMicrophone) context.createMediaStreamSource(await navigator.mediaDevices.getUserMedia({ audio: true })).connect(gate);
  else speak(context, gate);
  const open = (level: number) => gate.gain.setTargetAtTime(level, context.currentTime, 0.01);
  return { stream: out.stream, talk: () => open(1), fallSilent: () => gate.gain.setValueAtTime(0, context.currentTime) };
}

function speak(context: AudioContext, into: AudioNode): void {
  const buzz = new OscillatorNode(context, { type: 'sawtooth', frequency: 150 });
  const melody = new OscillatorNode(context, { frequency: 0.7 });
  const swing = new GainNode(context, { gain: 18 });
  const syllables = new GainNode(context, { gain: 0.5 });
  const beat = new OscillatorNode(context, { frequency: 3.1 });
  const depth = new GainNode(context, { gain: 0.45 });
  melody.connect(swing).connect(buzz.frequency);
  beat.connect(depth).connect(syllables.gain);
  for (const [frequency, Q] of [
    [620, 5],
    [1350, 7],
  ] as const)
    buzz.connect(new BiquadFilterNode(context, { type: 'bandpass', frequency, Q })).connect(syllables);
  syllables.connect(into);
  for (const source of [buzz, melody, beat]) source.start();
}

/** Reports the loudness of a stream, 0 to 1, at each frame. */
export function meter(context: AudioContext, stream: MediaStream, onLevel: (level: number) => void): void {
  const analyser = new AnalyserNode(context, { fftSize: 512 });
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const measure = () => {
    if (!stream.active) return onLevel(0);
    analyser.getFloatTimeDomainData(samples);
    onLevel(Math.min(1, Math.sqrt(samples.reduce((sum, x) => sum + x * x, 0) / samples.length) * 5));
    requestAnimationFrame(measure);
  };
  measure();
}
