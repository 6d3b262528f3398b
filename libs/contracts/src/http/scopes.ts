/** OAuth scopes of the platform; duties (who may sign what where) come from the assignment tables, not from tokens. */
export const scopes = {
  'permit:read': 'Read permits of the tenant',
  'permit:act': 'Draft, submit and act on permits, as far as role and duty allow',
  'permit:draft': 'Prepare drafts for people from work orders, by a system; submits and signs nothing',
  'permit:audit': 'Export and verify audit records',
  'permit:admin': 'Sites, areas, work points, duties, calendars, instruments, packs and overlays',
  'qualification:read': 'Read people and certificates, identity numbers masked',
  'qualification:write': 'Register people, certificates, re-examinations, bans',
  'qualification:full': 'Read full identity numbers; every look is logged',
  'qualification:verify': 'Attest or run verifications against registers',
  'notification:read': "Read one's own inbox",
  'notification:admin': 'Contacts of others, delivery records, dead letters and their replay',
} as const;
export type Scope = keyof typeof scopes;
