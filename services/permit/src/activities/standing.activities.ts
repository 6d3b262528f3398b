/** `standing`: the permit service's own facts at a moment of the workflow's choosing, by the same statement that the door asks. */
import type { PermitActivities, StandingQuestion } from '@holdpoint/contracts';
import type { Facts } from '@holdpoint/permit-domain';
import { Injectable } from '@nestjs/common';
import { DecisionFacts } from '../app/decision-facts';

@Injectable()
export class StandingActivities implements Pick<PermitActivities, 'standing'> {
  constructor(private readonly decisionFacts: DecisionFacts) {}

  standing(question: StandingQuestion): Promise<Facts> {
    return this.decisionFacts.of(question);
  }
}
