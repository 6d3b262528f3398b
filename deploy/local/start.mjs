/** `npm start`: the whole of Holdpoint on this machine. Needs nothing installed but Node; everything else is loaded once that is known to do. */
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Node ${process.versions.node} is too old; Holdpoint needs 20.19 or newer.\n  Remedy: install a newer Node (nvm install, in this folder; or nodejs.org) and start again`,
  );
  process.exit(1);
}
if (process.platform === 'win32') {
  console.error('Windows itself is not supported.\n  Remedy: start it in WSL 2');
  process.exit(1);
}
const { main } = await import('./stack.mjs');
await main(process.argv.slice(2));
