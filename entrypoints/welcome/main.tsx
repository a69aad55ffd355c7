import './style.css';
import { mountWelcome } from '../../components/welcome/mount.tsx';
import { welcomeSource } from '../../lib/platform/welcome.ts';

mountWelcome(welcomeSource);
