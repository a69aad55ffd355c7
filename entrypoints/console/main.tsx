import './style.css';
import { mountConsole } from '../../components/console/mount.tsx';

void mountConsole();
