/** People of the archive: register, amend, look at, and ask whom a loss would touch. */
import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Caller, type CallerIdentity, RequireScope } from '@holdpoint/auth';
import { wordsFor } from '@holdpoint/contracts';
import { ApiCommand, ApiRead, IdempotencyKey, IfMatchSequence, TenantDatabase } from '@holdpoint/service-kit';
import { AmendPerson } from '../../app/amend-person.use-case';
import { LookAtPerson } from '../../app/look-at-person.use-case';
import { ReadStanding } from '../../app/read-standing.use-case';
import { RegisterPerson } from '../../app/register-person.use-case';
import { RunOnce } from '../../app/run-once';
import { namedPermitsReadModel } from '../../db/named-permits.read-model';
import { peopleReadModel } from '../../db/people.read-model';
import { recordsReadModel } from '../../db/records.read-model';
import { ApiPathId, PathId } from '../fields/path-id.decorator';
import { PageQueryDto, pageRequest } from '../fields/shared.dto';
import {
  AmendPersonDto,
  ListPeopleDto,
  LooksPageDto,
  NamedPermitsPageDto,
  PeoplePageDto,
  PermitsOfPersonQueryDto,
  PersonDto,
  RegisterPersonDto,
  StandingDto,
  StandingQueryDto,
} from './people.dto';
import * as examples from './people-examples';

const personParam = ApiPathId('person', 'Id of the person', 'p-welder-1');
const unknown = { status: 404, code: 'person-unknown' };
const reused = { status: 422, code: 'idempotency-key-reused' };
const exists = { status: 409, code: 'person-exists' };
const refused = { status: 422, code: 'fields-invalid' };

@ApiTags('people')
@Controller('people')
export class PeopleController {
  constructor(
    private readonly once: RunOnce,
    private readonly database: TenantDatabase,
    private readonly register: RegisterPerson,
    private readonly amend: AmendPerson,
    private readonly lookAtPerson: LookAtPerson,
    private readonly read: ReadStanding,
  ) {}

  @Post()
  @RequireScope('qualification:write')
  @ApiCommand({
    summary: 'Register a person: own staff, or a contractor’s',
    status: 201,
    body: { type: RegisterPersonDto, example: examples.person },
    answer: { type: PersonDto, example: examples.personAnswer },
    errors: [exists, refused, reused],
  })
  registerPerson(
    @Caller() caller: CallerIdentity,
    @IdempotencyKey() key: string,
    @Body() body: RegisterPersonDto,
  ): Promise<PersonDto> {
    return this.once.command(caller, { key, route: 'register-person', body }, (em, act) =>
      this.register.run(em, act, body),
    );
  }

  @Get()
  @RequireScope('qualification:read')
  @ApiRead({
    summary: 'People by team, firm, superior or part of a name; identity numbers masked',
    answer: { type: PeoplePageDto, example: examples.peoplePage },
    errors: [{ status: 400, code: 'cursor-invalid' }],
  })
  listPeople(@Caller() { tenant }: CallerIdentity, @Query() query: ListPeopleDto): Promise<PeoplePageDto> {
    return this.database.read(tenant, (em) => peopleReadModel.list(em, tenant, query, pageRequest(query)));
  }

  @Get(':person')
  @RequireScope('qualification:read')
  @personParam
  @ApiRead({
    summary: 'One person; with qualification:full the whole identity number, and then the look is recorded',
    answer: { type: PersonDto, example: examples.personAnswer },
    errors: [unknown],
  })
  readPerson(@Caller() caller: CallerIdentity, @PathId('person') person: string): Promise<PersonDto> {
    return this.lookAtPerson.run(caller, person, 'GET /people/{person}');
  }

  @Patch(':person')
  @RequireScope('qualification:write')
  @personParam
  @ApiCommand({
    summary: 'Amend a person’s particulars, or mark that they have left',
    ifMatch: true,
    body: { type: AmendPersonDto, example: examples.amendment },
    answer: { type: PersonDto, example: examples.personAnswer },
    errors: [unknown, exists, refused, reused],
  })
  amendPerson(
    @Caller() caller: CallerIdentity,
    @IdempotencyKey() key: string,
    @IfMatchSequence() version: number | undefined,
    @PathId('person') person: string,
    @Body() body: AmendPersonDto,
  ): Promise<PersonDto> {
    return this.once.command(caller, { key, route: `amend-person/${person}`, body }, (em, act) =>
      this.amend.run(em, act, person, body, version),
    );
  }

  @Get(':person/looks')
  @RequireScope('qualification:full')
  @personParam
  @ApiRead({
    summary: 'Who looked at this person’s full record, and when',
    answer: { type: LooksPageDto, example: examples.looksPage },
    errors: [{ status: 400, code: 'cursor-invalid' }],
  })
  listLooks(
    @Caller() { tenant }: CallerIdentity,
    @PathId('person') person: string,
    @Query() query: PageQueryDto,
  ): Promise<LooksPageDto> {
    return this.database.read(tenant, (em) => recordsReadModel.looks(em, tenant, person, pageRequest(query)));
  }

  @Get(':person/permits')
  @RequireScope('qualification:read')
  @personParam
  @ApiRead({
    summary: 'Live permits that name this person: whom a revocation or a ban touches',
    answer: { type: NamedPermitsPageDto, example: examples.permitsPage },
    errors: [{ status: 400, code: 'cursor-invalid' }],
  })
  listNamedPermits(
    @Caller() { tenant }: CallerIdentity,
    @PathId('person') person: string,
    @Query() query: PermitsOfPersonQueryDto,
  ): Promise<NamedPermitsPageDto> {
    return this.database.read(tenant, (em) =>
      namedPermitsReadModel.ofPerson(em, tenant, person, query.includeOver ?? false, pageRequest(query)),
    );
  }

  @Get(':person/standing')
  @RequireScope('qualification:read')
  @personParam
  @ApiRead({
    summary: 'May this person do this class of work here now, or in a window, and why not',
    answer: { type: StandingDto, example: examples.standing },
    errors: [unknown, refused],
  })
  async readStanding(
    @Caller() caller: CallerIdentity,
    @PathId('person') person: string,
    @Query() query: StandingQueryDto,
  ): Promise<StandingDto> {
    const { class: classes, ...rest } = query;
    const { window, finding } = await this.read.run(caller.tenant, { person, classes, ...rest });
    return {
      person,
      classes,
      from: window.from,
      until: window.until,
      meets: finding.meets,
      reasons: finding.reasons.map((reason) => ({
        ...reason,
        message: wordsFor(reason.code, caller.language, { certificateClass: reason.certificateClass ?? '' }),
      })),
      ...(finding.validUntil !== undefined && { validUntil: finding.validUntil }),
    };
  }
}
