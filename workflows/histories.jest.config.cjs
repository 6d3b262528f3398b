// Records the golden histories; no part of a test run.
module.exports = { ...require('../jest.preset.cjs')(__dirname), testMatch: ['<rootDir>/**/*.recording.ts'] };
