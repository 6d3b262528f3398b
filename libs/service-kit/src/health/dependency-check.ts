/** What a service leans on and how it asks whether that is there; readiness names each. */

export interface DependencyCheck {
  /** As readiness names it: `postgresql`, `kafka`, `temporal`, `issuer`. */
  readonly name: string;
  /** False: without it the service is degraded (reads go on), not unready. */
  readonly required: boolean;
  /** Resolves when the dependency answers; rejects otherwise. Bounded by the caller to a few seconds. */
  check(): Promise<void>;
}

/** Where checks are registered at boot by the modules that own them, and read by readiness. */
export class DependencyChecks {
  private readonly checks = new Map<string, DependencyCheck>();
  add(check: DependencyCheck): void {
    this.checks.set(check.name, check);
  }
  all(): readonly DependencyCheck[] {
    return [...this.checks.values()];
  }
}
