/** Topics, one per aggregate, keyed by the aggregate's id; messages are CloudEvents 1.0 in structured JSON. */
export const topics = {
  permit: 'holdpoint.permit.v1',
  qualification: 'holdpoint.qualification.v1',
  assignment: 'holdpoint.assignment.v1',
  isolation: 'holdpoint.isolation.v1',
  pack: 'holdpoint.pack.v1',
  audit: 'holdpoint.audit.v1',
} as const;
export type Topic = (typeof topics)[keyof typeof topics];
export const deadLetterTopic = (topic: string, group: string): string => `${topic}.${group}.dead`;
