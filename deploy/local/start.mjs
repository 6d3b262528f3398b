/** `npm start`: the whole of Holdpoint on this machine. Needs nothing installed but Node; everything else is loaded once that is known to do. */
import './supported.mjs';

const { main } = await import('./stack.mjs');
await main(process.argv.slice(2));
