/** Figures over many permits: cycle time by stage, what waits on whom, and what a permit costs. */
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Caller, RequireScope, type CallerIdentity } from '@holdpoint/auth';
import { ApiRead } from '@holdpoint/service-kit';
import { ReadFigures } from '../../app/read-figures.use-case';
import { FiguresDto, FiguresQueryDto } from './figures.dto';

const month = 30 * 86_400_000;
const example = {
  from: '2026-10-31T16:00:00.000Z',
  until: '2026-11-30T16:00:00.000Z',
  stages: [
    {
      type: 'hot-work',
      site: 'east-plant',
      stage: 'safety',
      duty: 'safety-department',
      answered: 41,
      signed: 38,
      expired: 2,
      refused: 1,
      escalated: 5,
      medianMinutes: 12.5,
      p90Minutes: 47,
    },
  ],
  signers: [
    {
      type: 'hot-work',
      site: 'east-plant',
      stage: 'safety',
      duty: 'safety-department',
      role: 'holder' as const,
      signatures: 36,
      medianMinutes: 11,
      p90Minutes: 42.5,
    },
  ],
  steps: [
    {
      type: 'hot-work',
      site: 'east-plant',
      step: 'checkTicket',
      role: 'shift-leader',
      done: 38,
      medianMinutes: 9.5,
      p90Minutes: 21,
    },
  ],
  waiting: [
    {
      type: 'hot-work',
      site: 'east-plant',
      duty: 'plant-head',
      permits: 3,
      overdue: 1,
      longestMinutes: 52.3,
      people: ['p-head'],
    },
  ],
  burden: [
    {
      type: 'hot-work',
      site: 'east-plant',
      permits: 44,
      approved: 40,
      expired: 2,
      returned: 6,
      returnedRounds: 0.16,
      signatures: 13.4,
      copied: 17,
      copiedShare: 0.31,
      minutesWaited: 41.2,
      minutesToApproval: 38,
      minutesToStart: 95.5,
    },
  ],
};

@ApiTags('figures')
@Controller('figures')
@RequireScope('permit:read')
export class FiguresController {
  constructor(private readonly figures: ReadFigures) {}

  @Get()
  @ApiRead({
    summary: 'How long each stage takes, what waits now and on whom, and what a permit costs people',
    description:
      'Per stage and duty, by what whoever signed was to it, per step and role, by type and site. Read from the record itself. Stages are those answered in the time asked about; a year at most.',
    answer: { type: FiguresDto, example },
    errors: [{ status: 400, code: 'figures-range' }],
  })
  readFigures(@Caller() caller: CallerIdentity, @Query() query: FiguresQueryDto): Promise<FiguresDto> {
    const now = new Date();
    const until = query.until === undefined ? now : new Date(query.until);
    const from = query.from === undefined ? new Date(until.getTime() - month) : new Date(query.from);
    const { site, type } = query;
    return this.figures.run(
      caller.tenant,
      {
        from: from.toISOString(),
        until: until.toISOString(),
        ...(site !== undefined && { site }),
        ...(type !== undefined && { type }),
      },
      now.toISOString(),
    );
  }
}
