import { createRoot } from 'react-dom/client';
import { acceptReturn } from './acceptReturn.ts';
import { Playground } from './playground.tsx';
import { provideWorkers } from './workers.ts';

const bar = document.getElementById('bar');
const graphiql = document.getElementById('graphiql');
if (!bar || !graphiql) throw new Error('page.html lacks the elements the playground is drawn into');

provideWorkers();
acceptReturn();
window.addEventListener('hashchange', acceptReturn);
createRoot(graphiql).render(<Playground bar={bar} />);
