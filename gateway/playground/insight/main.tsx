import { createRoot } from 'react-dom/client';
import { acceptReturn } from '../acceptReturn.ts';
import { InsightPage } from './insightPage.tsx';

const bar = document.getElementById('bar');
const figures = document.getElementById('figures');
if (!bar || !figures) throw new Error('page.html lacks the elements the page is drawn into');

acceptReturn();
window.addEventListener('hashchange', acceptReturn);
createRoot(figures).render(<InsightPage bar={bar} />);
