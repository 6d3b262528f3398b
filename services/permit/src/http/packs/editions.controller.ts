/** A tenant's own rules by version: drafted, checked, published, tried at some sites first, rolled back, retired. */
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, UseInterceptors } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Caller, RequireScope, type CallerIdentity } from '@holdpoint/auth';
import { ApiCommand, ApiRead, IdempotencyKey, IfMatchSequence } from '@holdpoint/service-kit';
import type { Requester } from '../../app/acts';
import { CheckEdition } from '../../app/editions/check-edition.use-case';
import { editionUnknown } from '../../app/editions/edition-problems';
import { differenceView, faultsOf, type EditionReport } from '../../app/editions/edition-report';
import { PublishEdition } from '../../app/editions/publish-edition.use-case';
import { ReadEditions } from '../../app/editions/read-editions.use-case';
import { SaveEdition } from '../../app/editions/save-edition.use-case';
import { SteerEdition } from '../../app/editions/steer-edition.use-case';
import { worded } from '../../app/worded';
import { uuidPattern } from '../door/ids';
import { plain } from '../door/plain';
import { Requesting } from '../door/requester';
import { RevisionEtag } from './revision-etag';
import {
  AddEditionDto,
  EditionContentDto,
  EditionDto,
  EditionReportDto,
  EditionWholeDto,
  ListEditionsDto,
  PublishEditionDto,
  ReasonDto,
  RetireEditionDto,
  WidenEditionDto,
} from './editions.dto';
import * as examples from './editions-examples';

const id = ApiParam({ name: 'id', description: 'Id of the edition', example: examples.edition.id });
const known = (given: string): string => {
  if (!uuidPattern.test(given)) throw editionUnknown();
  return given;
};
const { own, unknown, conflicts, publication } = examples.errors;

@ApiTags('editions')
@Controller('editions')
@RequireScope('permit:admin')
@UseInterceptors(RevisionEtag)
export class EditionsController {
  constructor(
    private readonly saving: SaveEdition,
    private readonly checking: CheckEdition,
    private readonly publishing: PublishEdition,
    private readonly steering: SteerEdition,
    private readonly reading: ReadEditions,
  ) {}

  @Post()
  @HttpCode(201)
  @ApiCommand({
    summary: 'Draft an overlay, or a permit type of a pack of one’s own',
    description: 'Whatever is wrong in it may still be wrong: GET /editions/{id}/check says all of it at once.',
    status: 201,
    body: { type: AddEditionDto, example: examples.draft },
    answer: { type: EditionDto, example: examples.drafted },
    errors: [
      ...own,
      { status: 404, code: 'pack-unknown' },
      { status: 404, code: 'place-unknown' },
      { status: 422, code: 'pack-shipped' },
    ],
  })
  addEdition(
    @Requesting() by: Requester,
    @IdempotencyKey() key: string,
    @Body() body: AddEditionDto,
  ): Promise<EditionDto> {
    const { content, cases, reason, ...line } = plain(body);
    return this.saving.add({ by, key }, line, { content, ...(cases && { cases }), ...(reason && { reason }) });
  }

  @Put(':id')
  @id
  @ApiCommand({
    summary: 'Save a draft again',
    description:
      'Its author is whoever saved it last; with If-Match, a draft that somebody has saved since is not written over: 412.',
    ifMatch: true,
    body: { type: EditionContentDto, example: { content: examples.draft.content } },
    answer: { type: EditionDto, example: examples.drafted },
    errors: [...own, unknown, { status: 409, code: 'edition-not-draft' }],
  })
  changeEdition(
    @Requesting() by: Requester,
    @IdempotencyKey() key: string,
    @IfMatchSequence() expected: number | undefined,
    @Param('id') given: string,
    @Body() body: EditionContentDto,
  ): Promise<EditionDto> {
    return this.saving.change({ by, key }, known(given), plain(body), expected);
  }

  @Get()
  @RequireScope('permit:read')
  @ApiRead({
    summary: 'Drafts and versions, newest first',
    answer: { type: EditionDto, list: true, example: [examples.edition] },
  })
  listEditions(@Caller() { tenant }: CallerIdentity, @Query() query: ListEditionsDto): Promise<EditionDto[]> {
    return this.reading.list(tenant, plain(query));
  }

  @Get(':id')
  @RequireScope('permit:read')
  @id
  @ApiRead({
    summary: 'One with its content and everything that was done to it',
    answer: { type: EditionWholeDto, example: examples.whole },
    errors: [unknown],
  })
  readEdition(@Caller() { tenant }: CallerIdentity, @Param('id') given: string): Promise<EditionWholeDto> {
    return this.reading.one(tenant, known(given));
  }

  @Get(':id/check')
  @id
  @ApiRead({
    summary: 'Everything that stands against it, and what it would change',
    description:
      'All faults at once, each with its place in the draft and the clause that binds; the cases that came with it, run; the duties that nobody holds, by site, and holders with nobody behind them; the difference from what holds in its place.',
    answer: { type: EditionReportDto, example: examples.report },
    errors: [unknown],
  })
  async checkEdition(
    @Caller() { tenant, language }: CallerIdentity,
    @Param('id') given: string,
  ): Promise<EditionReportDto> {
    return reportView(await this.checking.run(tenant, known(given)), language);
  }

  @Post(':id/publish')
  @HttpCode(200)
  @id
  @ApiCommand({
    summary: 'Publish a draft: from a moment on, everywhere or at some sites first',
    description:
      'Numbered on its line. Refused with everything that is wrong at once; with `edition-duties-vacant` while nobody holds a duty that it waits for at some site, unless `vacantAccepted`; with `edition-overtaken` when its line has moved since it was saved. Running permits go on by what they began with.',
    ifMatch: true,
    body: { type: PublishEditionDto, example: examples.publish },
    answer: { type: EditionDto, example: examples.edition },
    errors: [
      ...own,
      unknown,
      ...publication,
      { status: 409, code: 'edition-not-draft' },
      { status: 409, code: 'edition-overtaken' },
    ],
  })
  publishEdition(
    @Requesting() by: Requester,
    @IdempotencyKey() key: string,
    @IfMatchSequence() expected: number | undefined,
    @Param('id') given: string,
    @Body() body: PublishEditionDto,
  ): Promise<EditionDto> {
    return this.publishing.run({ by, key }, known(given), plain(body), expected);
  }

  @Post(':id/widen')
  @HttpCode(200)
  @id
  @ApiCommand({
    summary: 'Widen a trial to other sites, or to all of them',
    body: { type: WidenEditionDto, example: { reason: 'No refusal in two weeks that a person would not have given' } },
    answer: { type: EditionDto, example: examples.widened },
    errors: [
      ...own,
      unknown,
      ...conflicts,
      ...publication.filter(({ status }) => status !== 403),
      { status: 409, code: 'edition-not-pilot' },
    ],
  })
  widenEdition(
    @Requesting() by: Requester,
    @IdempotencyKey() key: string,
    @Param('id') given: string,
    @Body() body: WidenEditionDto,
  ): Promise<EditionDto> {
    return this.steering.widen({ by, key }, known(given), plain(body));
  }

  @Post(':id/roll-back')
  @HttpCode(200)
  @id
  @ApiCommand({
    summary: 'Roll a version back: what held before it holds again',
    body: { type: ReasonDto, example: { reason: 'The night shift has no second guardian' } },
    answer: { type: EditionDto, example: examples.rolledBack },
    errors: [...own, unknown, ...conflicts, { status: 422, code: 'edition-refused' }],
  })
  rollBackEdition(
    @Requesting() by: Requester,
    @IdempotencyKey() key: string,
    @Param('id') given: string,
    @Body() body: ReasonDto,
  ): Promise<EditionDto> {
    return this.steering.rollBack({ by, key }, known(given), plain(body));
  }

  @Post(':id/retire')
  @HttpCode(200)
  @id
  @ApiCommand({
    summary: 'Retire a version: no new permits by it, and nothing older comes back',
    description: 'Running permits finish by it; a later version may take its place at any time.',
    body: { type: RetireEditionDto, example: { reason: 'The unit is shut down', at: '2027-01-01T00:00:00+08:00' } },
    answer: { type: EditionDto, example: examples.retired },
    errors: [
      ...own,
      unknown,
      ...conflicts,
      { status: 409, code: 'edition-in-pilot' },
      { status: 422, code: 'edition-refused' },
    ],
  })
  retireEdition(
    @Requesting() by: Requester,
    @IdempotencyKey() key: string,
    @Param('id') given: string,
    @Body() body: RetireEditionDto,
  ): Promise<EditionDto> {
    return this.steering.retire({ by, key }, known(given), plain(body));
  }

  @Post(':id/discard')
  @HttpCode(200)
  @id
  @ApiCommand({
    summary: 'Throw a draft away; its history stays',
    body: { type: ReasonDto, example: { reason: 'Written for the wrong site' } },
    answer: { type: EditionDto, example: examples.discarded },
    errors: [...own, unknown, { status: 409, code: 'edition-not-draft' }],
  })
  discardEdition(
    @Requesting() by: Requester,
    @IdempotencyKey() key: string,
    @Param('id') given: string,
    @Body() { reason }: ReasonDto,
  ): Promise<EditionDto> {
    return this.saving.discard({ by, key }, known(given), reason);
  }
}

function reportView(report: EditionReport, language: CallerIdentity['language']): EditionReportDto {
  return {
    publishable: faultsOf(report).length === 0 && report.cases.broken.length === 0,
    findings: report.findings.map((one) => worded(one, language)),
    vacant: report.vacant.map((one) => worded(one, language)),
    differences: report.differences.map((one) => differenceView(one, language)),
    cases: report.cases,
  };
}
