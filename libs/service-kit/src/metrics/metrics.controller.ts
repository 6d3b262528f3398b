/** The metrics in Prometheus text form. */
import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Unlimited } from '../http/limits.interceptor';
import { Public } from '../http/public.decorator';
import { metrics } from './metrics';

@ApiExcludeController()
@Public()
@Unlimited()
@Controller('metrics')
export class MetricsController {
  @Get()
  @Header('Content-Type', metrics.contentType)
  read(): Promise<string> {
    return metrics.metrics();
  }
}
