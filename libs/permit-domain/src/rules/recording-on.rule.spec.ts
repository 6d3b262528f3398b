/** Recording: off, not fit for the area, on (cl. 5.2.11). */
import { recordingOnRule } from './recording-on.rule';
import { ask, now } from './test-support/circumstances';
import type { Change } from './test-support/circumstances';

const camera = (on: boolean, explosionProof: boolean): Change => ({
  permit: { recording: { on, explosionProof, since: now } },
});

it('is on and explosion-proof', () => {
  expect(ask(recordingOnRule, {}, { explosionProof: true })).toEqual(['recording-off']);
  expect(ask(recordingOnRule, camera(false, true), { explosionProof: true })).toEqual(['recording-off']);
  expect(ask(recordingOnRule, camera(true, false), { explosionProof: true })).toEqual([
    'recording-not-explosion-proof',
  ]);
  expect(ask(recordingOnRule, camera(true, false), { explosionProof: false })).toEqual([]);
  expect(ask(recordingOnRule, camera(true, true), { explosionProof: true })).toEqual([]);
});
