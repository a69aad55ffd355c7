import { holdCalls } from './hold-calls.ts';
import { truthSuite } from './suite.ts';

truthSuite({ agentStack: 'sipjs', customerStack: 'jssip' }, holdCalls);
