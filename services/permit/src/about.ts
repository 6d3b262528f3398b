/** What the permit service calls itself, at boot and in its API's description. */
export const about = {
  name: 'permit',
  title: 'Holdpoint permits',
  description:
    'Permits to work (特殊作业票): drafts, submission, approval, preparation, work and closing; sites, duties, instruments and packs. Every command carries ' +
    'an Idempotency-Key and happens once. Refusals are application/problem+json with a stable code, every reason at once, in Chinese or English.',
} as const;
