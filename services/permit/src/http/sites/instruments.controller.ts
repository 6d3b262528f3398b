/** Portable gas instruments: registered and calibrated, or their samples don't count (GB 30871 cl. 4.12). */
import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Caller, RequireScope, type CallerIdentity } from '@holdpoint/auth';
import { ApiCommand, ApiRead, IdempotencyKey } from '@holdpoint/service-kit';
import type { Requester } from '../../app/acts';
import { ReadSites } from '../../app/read-sites.use-case';
import { RegisterInstrument } from '../../app/register-instrument.use-case';
import { ApiPathId, PathId } from '../door/path-id';
import { plain } from '../door/plain';
import { Requesting } from '../door/requester';
import { InstrumentDto, ListInstrumentsDto, PutInstrumentDto } from './sites.dto';
import * as examples from './sites-examples';

@ApiTags('sites')
@Controller('instruments')
export class InstrumentsController {
  constructor(
    private readonly instruments: RegisterInstrument,
    private readonly reading: ReadSites,
  ) {}

  @Get()
  @RequireScope('permit:read')
  @ApiRead({
    summary: 'Registered instruments',
    answer: { type: InstrumentDto, list: true, example: [examples.instrumentAnswer] },
  })
  listInstruments(
    @Caller() { tenant }: CallerIdentity,
    @Query() { site }: ListInstrumentsDto,
  ): Promise<readonly InstrumentDto[]> {
    return this.reading.instruments(tenant, site) as Promise<InstrumentDto[]>;
  }

  @Put(':instrument')
  @RequireScope('permit:admin')
  @ApiPathId('instrument', 'Id of the instrument', 'gd-07')
  @ApiCommand({
    summary: 'Register an instrument, or renew its calibration',
    body: { type: PutInstrumentDto, example: examples.instrument },
    answer: { type: InstrumentDto, example: examples.instrumentAnswer },
    errors: [
      { status: 403, code: 'person-required' },
      { status: 404, code: 'site-unknown' },
      { status: 422, code: 'idempotency-key-reused' },
    ],
  })
  putInstrument(
    @Requesting() by: Requester,
    @IdempotencyKey() key: string,
    @PathId('instrument') id: string,
    @Body() body: PutInstrumentDto,
  ): Promise<InstrumentDto> {
    return this.instruments.run({ by, key }, { id, retired: false, ...plain(body) }) as Promise<InstrumentDto>;
  }
}
