import './style.css';
import { mountPopup } from '../../components/popup/mount.tsx';
import { openPopup } from '../../lib/platform/popup.ts';

mountPopup(await openPopup());
