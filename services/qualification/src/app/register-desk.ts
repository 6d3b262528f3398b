/** Where registers are asked: finds the one for a class, remembers who asked to be left alone until when, and never lets one hold up the others. */
import { toEpochMs } from '@holdpoint/permit-domain';
import type { Instant } from '@holdpoint/permit-domain';
import type { RegisterAnswer, RegisterQuery, VerificationRegister } from './verification-register';

export class RegisterDesk {
  /** By register id: the moment before which it isn't asked again. */
  private readonly leftAloneUntil = new Map<string, number>();

  constructor(private readonly registers: readonly VerificationRegister[]) {}

  registerFor(tenant: string, certificateClass: string): VerificationRegister | undefined {
    return this.registers.find(
      (register) => register.classes.includes(certificateClass) && (register.tenants?.includes(tenant) ?? true),
    );
  }

  /** Every class that can be asked about, and for which tenant only where a register serves some. */
  coverage(): readonly { readonly tenant: string | null; readonly certificateClass: string }[] {
    return this.registers.flatMap((register) =>
      register.classes.flatMap((certificateClass) =>
        (register.tenants ?? [null]).map((tenant) => ({ tenant, certificateClass })),
      ),
    );
  }

  /** Asks, unless the register said a short while ago when it may be asked again: then that is its answer. */
  async ask(register: VerificationRegister, query: RegisterQuery, now: Instant): Promise<RegisterAnswer> {
    const until = this.leftAloneUntil.get(register.id) ?? 0;
    const wait = until - toEpochMs(now);
    if (wait > 0) return { kind: 'away', why: 'rate-limited', retryAfterSeconds: Math.ceil(wait / 1000) };
    const answer = await register.look(query);
    if (answer.kind === 'away' && answer.why === 'rate-limited')
      this.leftAloneUntil.set(register.id, toEpochMs(now) + (answer.retryAfterSeconds ?? 60) * 1000);
    return answer;
  }
}
