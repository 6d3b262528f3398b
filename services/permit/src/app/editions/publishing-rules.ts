/** Whether whoever wrote rules may put them in force: a setting of the installation, out of any administrator's reach. */
export class PublishingRules {
  constructor(readonly bySecondPerson: boolean) {}
}
