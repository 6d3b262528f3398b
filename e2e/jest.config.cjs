const preset = require('../jest.preset.cjs');

// The whole system instead of its parts: started once for all specs, or the running one that HOLDPOINT_E2E_ADDRESSES names.
const whole =
  process.env.HOLDPOINT_SPECS === 'integration'
    ? { globalSetup: './src/start-system.ts', globalTeardown: './src/stop-system.ts', testTimeout: 240_000 }
    : {};
module.exports = preset(__dirname, whole);
