/** Delegations: a holder of a duty lets somebody sign in their place for a time, and takes it back at once. */
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Caller, hasScope, RequireScope, type CallerIdentity } from '@holdpoint/auth';
import { ApiCommand, ApiRead, IdempotencyKey } from '@holdpoint/service-kit';
import type { Requester } from '../../app/acts';
import { DelegateDuty } from '../../app/delegations/delegate-duty.use-case';
import { delegationUnknown } from '../../app/delegations/delegations';
import { ReadDelegations } from '../../app/delegations/read-delegations.use-case';
import { WithdrawDelegation } from '../../app/delegations/withdraw-delegation.use-case';
import { uuidPattern } from '../door/ids';
import { plain } from '../door/plain';
import { Requesting, requireMe } from '../door/requester';
import { DelegationDto, GiveDelegationDto, ListDelegationsDto, WithdrawDelegationDto } from './delegations.dto';

const given = {
  delegate: 'p-deputy',
  duties: ['unit-head'],
  sites: ['east-plant'],
  covers: [{ type: 'hot-work', highestLevel: '1' }],
  from: '2026-11-25T08:00:00+08:00',
  until: '2026-11-28T08:00:00+08:00',
  reason: 'Away for the yearly meeting',
};
const answer = {
  id: '0b7c1f5e-33a1-4f0e-9c55-2d8a1f6e7b90',
  holder: 'p-unit',
  delegate: 'p-deputy',
  duties: ['unit-head'],
  sites: ['east-plant'],
  covers: [{ type: 'hot-work', levels: ['2', '1'] }],
  from: '2026-11-25T00:00:00.000Z',
  until: '2026-11-28T00:00:00.000Z',
  reason: 'Away for the yearly meeting',
  grantedAt: '2026-11-24T08:00:00.000Z',
  standing: 'planned' as const,
};
const id = ApiParam({ name: 'id', description: 'Id of the delegation', example: answer.id });
const unknown = { status: 404, code: 'delegation-unknown' };
const person = { status: 403, code: 'person-required' };
const reused = { status: 422, code: 'idempotency-key-reused' };

const known = (one: string): string => {
  if (!uuidPattern.test(one)) throw delegationUnknown();
  return one;
};
const now = (): string => new Date().toISOString();

@ApiTags('approval')
@Controller('delegations')
export class DelegationsController {
  constructor(
    private readonly giving: DelegateDuty,
    private readonly withdrawing: WithdrawDelegation,
    private readonly reading: ReadDelegations,
  ) {}

  @Post()
  @HttpCode(201)
  @RequireScope('permit:act')
  @ApiCommand({
    summary: 'Let somebody sign in one’s place, for a time and within limits',
    description:
      'By the holder of the duty alone, for approving, sending back and rejecting. It is not delegated further; neither signs a permit that one of the two has a part in, nor twice on one permit.',
    status: 201,
    body: { type: GiveDelegationDto, example: given },
    answer: { type: DelegationDto, example: answer },
    errors: [
      person,
      reused,
      { status: 422, code: 'delegation-not-yours' },
      { status: 422, code: 'delegation-in-person' },
      { status: 422, code: 'delegation-not-admissible' },
      { status: 422, code: 'delegation-chain' },
    ],
  })
  giveDelegation(
    @Requesting() by: Requester,
    @IdempotencyKey() key: string,
    @Body() body: GiveDelegationDto,
  ): Promise<DelegationDto> {
    return this.giving.run({ by, key }, plain(body), now());
  }

  @Post(':id/withdrawal')
  @HttpCode(200)
  @RequireScope('permit:act')
  @id
  @ApiCommand({
    summary: 'Take a delegation back, at once',
    description: 'By who gave it, who has it, or an administrator.',
    body: { type: WithdrawDelegationDto, example: { reason: 'Back a day early' } },
    answer: {
      type: DelegationDto,
      example: {
        ...answer,
        standing: 'withdrawn',
        withdrawn: { by: 'p-unit', reason: 'Back a day early', at: '2026-11-27T01:00:00.000Z' },
      },
    },
    errors: [person, unknown, { status: 409, code: 'delegation-over' }, reused],
  })
  withdrawDelegation(
    @Caller() caller: CallerIdentity,
    @Requesting() by: Requester,
    @IdempotencyKey() key: string,
    @Param('id') one: string,
    @Body() { reason }: WithdrawDelegationDto,
  ): Promise<DelegationDto> {
    return this.withdrawing.run({ by, key }, known(one), reason, hasScope(caller, 'permit:admin'), now());
  }

  @Get()
  @RequireScope('permit:read')
  @ApiRead({
    summary: 'Who signs for whom, the newest first',
    answer: { type: DelegationDto, list: true, example: [answer] },
    errors: [person],
  })
  listDelegations(@Caller() caller: CallerIdentity, @Query() query: ListDelegationsDto): Promise<DelegationDto[]> {
    const { person: whose, site, standing } = query;
    const filter = {
      ...(whose !== undefined && { person: whose === 'me' ? requireMe(caller) : whose }),
      ...(site !== undefined && { site }),
      ...(standing !== undefined && { standing }),
    };
    return this.reading.list(caller.tenant, filter, now());
  }

  @Get(':id')
  @RequireScope('permit:read')
  @id
  @ApiRead({ summary: 'One delegation', answer: { type: DelegationDto, example: answer }, errors: [unknown] })
  readDelegation(@Caller() { tenant }: CallerIdentity, @Param('id') one: string): Promise<DelegationDto> {
    return this.reading.one(tenant, known(one), now());
  }
}
