/** What waits for somebody's signature, all of it at a glance. */
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Caller, RequireScope, type CallerIdentity } from '@holdpoint/auth';
import { ApiRead } from '@holdpoint/service-kit';
import { ListApprovals } from '../../app/list-approvals.use-case';
import { requireMe } from '../door/requester';
import { page } from '../reading/reading-examples';
import { ApprovalDto, ApprovalsQueryDto } from './approvals.dto';

@ApiTags('approval')
@Controller('approvals')
@RequireScope('permit:read')
export class ApprovalsController {
  constructor(private readonly approvals: ListApprovals) {}

  @Get()
  @ApiRead({
    summary: 'Permits that wait for the caller’s signature, the soonest first, with what is not as usual about each',
    description:
      'By a duty of one’s own, or in a holder’s place by their delegation. Waived measures, a lifted level, a green channel, stand-ins, copied forms: what somebody who signs many has to see before the form.',
    answer: {
      type: ApprovalDto,
      list: true,
      example: [
        {
          ...page.items[0],
          differences: [
            {
              code: 'difference-measure-waived',
              params: { measure: 'drains-covered', by: 'p-lead-1' },
              clause: '5.2.4',
              message: 'measure drains-covered is marked not applicable (by p-lead-1)',
            },
          ],
        },
      ],
    },
    errors: [{ status: 403, code: 'person-required' }],
  })
  listApprovals(
    @Caller() caller: CallerIdentity,
    @Query() { limit = 50 }: ApprovalsQueryDto,
  ): Promise<readonly ApprovalDto[]> {
    return this.approvals.run(caller.tenant, requireMe(caller), limit, caller.language, new Date().toISOString());
  }
}
