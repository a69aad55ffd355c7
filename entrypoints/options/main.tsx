import './style.css';
import { mountOptions } from '../../components/options/mount.tsx';
import { openOptions } from '../../lib/platform/options.ts';

mountOptions(await openOptions());
