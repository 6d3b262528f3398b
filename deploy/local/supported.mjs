/** Ends with a clear word where Node is too old or the system isn't one of ours. To be imported before anything else. */
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
