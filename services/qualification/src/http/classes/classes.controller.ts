/** A tenant's certificate classes with their dated rules, and how its archive is kept. */
import { Body, Controller, Get, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Caller, type CallerIdentity, RequireScope } from '@holdpoint/auth';
import { ApiCommand, ApiRead, IdempotencyKey, TenantDatabase } from '@holdpoint/service-kit';
import { ChangeSettings } from '../../app/change-settings.use-case';
import { DefineClass } from '../../app/define-class.use-case';
import { RunOnce } from '../../app/run-once';
import { tenantRulesReadModel } from '../../db/tenant-rules.read-model';
import * as examples from './classes-examples';
import { ChangeSettingsDto, ClassDto, DefineClassDto, SettingsDto } from './classes.dto';

const errors = [
  { status: 422, code: 'fields-invalid' },
  { status: 422, code: 'idempotency-key-reused' },
];

@ApiTags('rules')
@Controller()
export class ClassesController {
  constructor(
    private readonly once: RunOnce,
    private readonly database: TenantDatabase,
    private readonly define: DefineClass,
    private readonly change: ChangeSettings,
  ) {}

  @Get('classes')
  @RequireScope('qualification:read')
  @ApiRead({
    summary: 'Certificate classes and the regimes that govern them, by date of issue',
    answer: { type: ClassDto, list: true, example: [examples.classAnswer] },
  })
  async listClasses(@Caller() { tenant }: CallerIdentity): Promise<ClassDto[]> {
    const classes = await this.database.read(tenant, (em) => tenantRulesReadModel.classes(em, tenant));
    return [...classes.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  }

  @Post('classes')
  @RequireScope('qualification:write')
  @ApiCommand({
    summary:
      'Define a class, or lay your own rules over a shipped one; archived certificates are dated by them at once',
    status: 201,
    body: {
      type: DefineClassDto,
      example: examples.definition,
    },
    answer: { type: ClassDto, example: examples.classAnswer },
    errors,
  })
  defineClass(
    @Caller() caller: CallerIdentity,
    @IdempotencyKey() key: string,
    @Body() body: DefineClassDto,
  ): Promise<ClassDto> {
    return this.once.command(caller, { key, route: 'define-class', body }, (em, act) => this.define.run(em, act, body));
  }

  @Get('settings')
  @RequireScope('qualification:read')
  @ApiRead({
    summary: 'Zone, ladder of warnings, required training, freshness',
    answer: { type: SettingsDto, example: examples.settings },
  })
  readSettings(@Caller() { tenant }: CallerIdentity): Promise<SettingsDto> {
    return this.database.read(tenant, (em) => tenantRulesReadModel.settings(em, tenant));
  }

  @Patch('settings')
  @RequireScope('qualification:write')
  @ApiCommand({
    summary: 'Change zone, ladder, required training or freshness; what is absent stays',
    body: { type: ChangeSettingsDto, example: examples.change },
    answer: { type: SettingsDto, example: examples.settings },
    errors,
  })
  changeSettings(
    @Caller() caller: CallerIdentity,
    @IdempotencyKey() key: string,
    @Body() body: ChangeSettingsDto,
  ): Promise<SettingsDto> {
    return this.once.command(caller, { key, route: 'change-settings', body }, (em, act) =>
      this.change.run(em, act, body),
    );
  }
}
