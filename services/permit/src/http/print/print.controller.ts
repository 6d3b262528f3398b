/** The permit on paper, and what tells whether the paper still holds. */
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Caller, RequireScope, type CallerIdentity } from '@holdpoint/auth';
import { ApiRead, languageOf, Public } from '@holdpoint/service-kit';
import type { Request, Response } from 'express';
import { CheckPaper } from '../../app/check-paper.use-case';
import { PrintPermit } from '../../app/print-permit.use-case';
import { paperPage } from '../../print/paper-page';
import { ApiPermitNumber } from '../door/path-id';
import { PermitNumber } from '../door/requester';
import { PaperDto, paperExample, PrintDto, WhichPaperDto } from './print.dto';

const pdf = 'application/pdf';
const number = ApiPermitNumber();
const keyMissing = { status: 503, code: 'audit-key-missing' };

@ApiTags('reading')
@Controller('permits/:number')
export class PrintController {
  constructor(
    private readonly prints: PrintPermit,
    private readonly papers: CheckPaper,
  ) {}

  @Get('print')
  @RequireScope('permit:read')
  @number
  @ApiRead({
    summary: 'The permit as a form to print: Chinese, English or both, its copies marked, each page numbered',
    description:
      'The code on it leads to the live record and shows whether the paper still holds. A permit that nobody may work by says so across every page. Few are drawn at once and few wait; the next one is told when to come again.',
    answer: { mediaType: pdf, file: true, description: 'A4, as many copies as were asked for', example: '%PDF-1.3' },
    errors: [
      { status: 404, code: 'permit-unknown' },
      keyMissing,
      { status: 503, code: 'busy' },
      { status: 503, code: 'work-took-too-long' },
    ],
  })
  async printPermit(
    @Caller() caller: CallerIdentity,
    @PermitNumber() permit: string,
    @Query() { language = 'both', copy = 'all' }: PrintDto,
    @Res() response: Response,
  ): Promise<void> {
    const bytes = await this.prints.run(caller.tenant, permit, language, copy);
    response.setHeader('Content-Type', pdf);
    response.setHeader('Content-Disposition', `inline; filename="${permit}.pdf"`);
    response.setHeader('Cache-Control', 'no-store');
    response.end(bytes);
  }

  @Get('paper')
  @Public()
  @number
  @ApiRead({
    summary: 'Is this paper still current? For whoever scans its code; no account needed, no people shown',
    description: 'A browser gets a page that is green or red at once. Without the token of the paper there is nothing.',
    answer: { type: PaperDto, example: paperExample },
    errors: [{ status: 404, code: 'paper-unknown' }, { status: 404, code: 'permit-unknown' }, keyMissing],
  })
  async checkPaper(
    @PermitNumber() permit: string,
    @Query() { at, head, token }: WhichPaperDto,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const view = await this.papers.run(
      { number: permit, at, head },
      token,
      languageOf(request.headers['accept-language']),
    );
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Vary', 'Accept, Accept-Language');
    if (request.accepts(['json', 'html']) === 'html') response.type('html').send(paperPage(view));
    else response.json(view);
  }
}
