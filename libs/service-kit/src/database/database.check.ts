/** Tells readiness whether the database answers, by the pool that requests use. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DependencyChecks, type DependencyCheck } from '../health/dependency-check';

@Injectable()
export class DatabaseCheck implements DependencyCheck, OnModuleInit {
  readonly name = 'postgresql';
  readonly required = true;

  constructor(
    private readonly dataSource: DataSource,
    private readonly checks: DependencyChecks,
  ) {
    this.check = this.check.bind(this);
  }

  onModuleInit(): void {
    this.checks.add(this);
  }

  async check(): Promise<void> {
    await this.dataSource.query('select 1');
  }
}
