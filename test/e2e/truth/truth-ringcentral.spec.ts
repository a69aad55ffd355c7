import { crossingCalls } from './crossing-calls.ts';
import { endCalls } from './end-calls.ts';
import { farEndCalls } from './far-calls.ts';
import { holdCalls } from './hold-calls.ts';
import { mediaCalls } from './media-calls.ts';
import { truthSuite } from './suite.ts';
import { wireCalls } from './wire-calls.ts';

truthSuite({ agentStack: 'ringcentral', customerStack: 'sipjs' }, [
  ...holdCalls,
  ...crossingCalls,
  ...endCalls,
  ...wireCalls,
  ...farEndCalls,
  ...mediaCalls,
]);
