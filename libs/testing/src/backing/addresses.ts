/** Where the shared backing services of this test run are, as the global set-up of jest or the caller's environment says. */
export const backingVariables = {
  postgres: 'HOLDPOINT_TEST_POSTGRES_URL',
  kafka: 'HOLDPOINT_TEST_KAFKA_BROKERS',
  temporal: 'HOLDPOINT_TEST_TEMPORAL_ADDRESS',
} as const;
export type Part = keyof typeof backingVariables;
export const parts = Object.keys(backingVariables) as Part[];

/** Address of a part: a PostgreSQL superuser URL, a list of brokers with commas, Temporal's host and port. */
export function addressOf(part: Part): string {
  const address = process.env[backingVariables[part]];
  if (!address) {
    throw new Error(`${backingVariables[part]} is not set: integration specs run with HOLDPOINT_SPECS=integration`);
  }
  return address;
}
