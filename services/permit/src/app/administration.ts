/** What every act of administration has in common: who, by which key, and that it happens once. */
import { ProblemError, type ReceiptStore, type Receipted } from '@holdpoint/service-kit';
import type { Requester } from './acts';
import { fingerprintOf } from './fingerprint';

export interface AdministrativeAct {
  readonly by: Requester;
  readonly key: string;
}

export const receiptOf = ({ by, key }: AdministrativeAct, route: string, body: unknown): Receipted => ({
  tenant: by.tenant,
  key,
  fingerprint: fingerprintOf({ ...by, route, body }),
});

const foreignKeyViolation = '23503';

/** Runs `work` once by its key; what it leans on and isn't there is a 404 with `code`. */
export async function onceOrUnknown<T>(
  receipts: ReceiptStore,
  receipt: Receipted,
  code: string,
  work: Parameters<typeof receipts.once<T>>[1],
): Promise<T> {
  try {
    return await receipts.once(receipt, work);
  } catch (error) {
    if ((error as { code?: string }).code === foreignKeyViolation)
      throw new ProblemError(404, code, [], { cause: error });
    throw error;
  }
}
