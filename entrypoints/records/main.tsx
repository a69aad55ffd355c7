import './style.css';
import { mountRecords } from '../../components/records/mount.tsx';

mountRecords();
