/** `record`: the one activity through which a permit's past is written. Temporal retries it until the database is back. */
import {
  chainBrokenFailure,
  delegationEndedFailure,
  isolationMovedFailure,
  keyReusedFailure,
  type PermitActivities,
  type RecordInput,
  type RecordReceipt,
} from '@holdpoint/contracts';
import { Injectable } from '@nestjs/common';
import { ApplicationFailure } from '@temporalio/common';
import { ChainBroken, DelegationEnded, IsolationMoved, KeyReused, TransitionStore } from '../db/transition.store';

@Injectable()
export class RecordActivities implements Pick<PermitActivities, 'record'> {
  constructor(private readonly transitions: TransitionStore) {}

  async record(input: RecordInput): Promise<RecordReceipt> {
    try {
      return await this.transitions.record(input);
    } catch (error) {
      if (error instanceof KeyReused) throw ApplicationFailure.nonRetryable(error.message, keyReusedFailure);
      if (error instanceof IsolationMoved)
        throw ApplicationFailure.nonRetryable(error.message, isolationMovedFailure, { isolations: error.message });
      if (error instanceof DelegationEnded)
        throw ApplicationFailure.nonRetryable(error.message, delegationEndedFailure);
      if (error instanceof ChainBroken) throw ApplicationFailure.nonRetryable(error.message, chainBrokenFailure);
      throw error;
    }
  }
}
