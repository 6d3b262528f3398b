/** Live: the process answers. Ready: what it leans on answers too, each named with how long it took. */
import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { serviceNameToken } from '../boot/tokens';
import { Unlimited } from '../http/limits.interceptor';
import { Public } from '../http/public.decorator';
import { Readiness, type ReadinessReport } from './readiness';

@ApiExcludeController()
@Public()
@Unlimited()
@Controller('health')
export class HealthController {
  constructor(
    private readonly readiness: Readiness,
    @Inject(serviceNameToken) private readonly service: string,
  ) {}

  @Get('live')
  live(): { status: 'live'; service: string } {
    return { status: 'live', service: this.service };
  }

  @Get('ready')
  async ready(@Res({ passthrough: true }) response: Response): Promise<ReadinessReport> {
    const report = await this.readiness.report();
    response.status(report.status === 'unready' ? 503 : 200).setHeader('Cache-Control', 'no-store');
    return report;
  }
}
