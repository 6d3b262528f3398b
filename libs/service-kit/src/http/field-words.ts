/** What fields mean that mean the same wherever they stand in an API; a description of a field's own comes before these. */
export const fieldWords: Readonly<Record<string, string>> = {
  amendedAt: 'When it was last amended, UTC.',
  applicant: "The applicant's id 申请人.",
  area: 'Id of the area within the site 区域.',
  at: 'When it took effect, UTC.',
  attempts: 'How many times it was tried.',
  bund: 'The bund it lies in, where it lies in one.',
  channel: 'Channel of notification, such as `smtp`.',
  certificate: 'Id of the certificate 证书.',
  certificateClass: 'Class of certificate, as GET /classes lists them.',
  certainty: 'How sure the pack is of the clause: V read in the text, C from a secondary source, O practice.',
  comment: 'In the words of whoever acts.',
  correlationId: "The request's, in its log lines, its workflow and its events.",
  createdAt: 'When it was made, UTC.',
  deliveredAt: 'When it was delivered, UTC.',
  detail: 'More in words, for people.',
  duty: "Duty at a site 岗位职责, such as 'safety-department'.",
  effectiveFrom: 'First day on which it holds.',
  effectiveTo: 'Last day on which it holds; absent: open.',
  en: 'In English.',
  eventId: "The event's id.",
  eventType: "The event's type.",
  evidence: 'Files that prove it, by hash.',
  examinedOn: 'Day of the examination.',
  failedAt: 'When it was given up, UTC.',
  firm: "The contractor's firm; absent for own staff.",
  greenChannel: 'An emergency repair 绿色通道.',
  hash: 'SHA-256 over its canonical JSON.',
  issuedOn: 'Day of issue, as printed.',
  issuer: 'Who issued it, as printed.',
  id: 'Its id.',
  items: 'This page of the list.',
  kind: 'Which kind of it.',
  latitude: 'WGS 84, degrees.',
  letter: 'Id of the event that was given up.',
  level: "Level of the work by its pack, such as 'special', '1' or '2'.",
  limit: 'How many at most.',
  linked: 'Numbers of the other tickets of the same job.',
  longitude: 'WGS 84, degrees.',
  next: 'Cursor of the next page; absent on the last.',
  note: 'In the words of whoever acts.',
  pack: 'Id of the pack of rules 规则包.',
  params: 'What the words are filled with.',
  permit: 'Number of the permit.',
  person: "The person's id; names stay in the qualification service.",
  phase: 'Where the permit stands in its life.',
  reason: 'Why, in a word or a sentence.',
  recordedAt: 'When it was recorded, UTC.',
  recordedBy: 'Id of who recorded it.',
  registeredAt: 'When it was registered, UTC.',
  replayedAt: 'When it was sent again, UTC; absent: not yet.',
  role: 'Role on the permit 票面角色.',
  sequence: 'Counts the permit’s recorded acts: its version, and its ETag.',
  since: 'Since when it holds, UTC.',
  site: 'Id of the site 厂区.',
  space: 'The confined space it is inside of, where it is inside one.',
  stage: 'Id of the stage of the approval chain 审批节点.',
  standing: 'Whether still here or left.',
  status: 'The HTTP status.',
  superior: 'Id of the superior.',
  team: 'Id of the team 班组.',
  topic: 'Kafka topic.',
  unit: 'Unit of the value.',
  updatedAt: 'When it last changed, UTC.',
  urgency: 'How urgent: how loudly and how fast it is told.',
  validUntil: 'Until when it is valid.',
  workOrder: 'Work order of the ERP system.',
  workPoint: 'Id of the work point 作业点.',
  year: 'Calendar year.',
  zh: 'In Chinese 中文.',
};

type Schema = Readonly<Record<string, unknown>>;

/** Schemas whose properties each say what they mean, as far as one word means one thing. */
export const withWords = (schemas: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(schemas as Readonly<Record<string, Schema>>).map(([name, schema]) => {
      const properties = schema.properties as Readonly<Record<string, Schema>> | undefined;
      if (!properties) return [name, schema];
      const told = Object.entries(properties).map(([property, of]) => {
        const description = fieldWords[property];
        return [property, description && !of.$ref ? { description, ...of } : of] as const;
      });
      return [name, { ...schema, properties: Object.fromEntries(told) }];
    }),
  );
