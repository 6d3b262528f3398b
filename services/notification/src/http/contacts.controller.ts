/** How people are reached: one's own contact, or anyone's for those who look after contacts. */
import { Caller, hasScope, RequireScope, type CallerIdentity } from '@holdpoint/auth';
import { ApiCommand, ApiRead, IdempotencyKey, ProblemError, TenantDatabase } from '@holdpoint/service-kit';
import { Body, Controller, Get, HttpCode, Param, Put } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { SaveContact } from '../app/save-contact.use-case';
import { ContactStore } from '../db/contact.store';
import { contactExample, ContactDto, KeptContactDto } from './contacts.dto';

const personPattern = /^[A-Za-z0-9][A-Za-z0-9._:@-]{0,127}$/;
const ofOneself = { status: 403, code: 'contact-of-another' };
const unknown = { status: 404, code: 'contact-unknown' };

@ApiTags('contacts')
@ApiParam({ name: 'person', description: 'Person id, the `sub` of their token', example: 'p-unit-head' })
@Controller('contacts')
export class ContactsController {
  constructor(
    private readonly contacts: ContactStore,
    private readonly database: TenantDatabase,
    private readonly save: SaveContact,
  ) {}

  @Get(':person')
  @RequireScope('notification:read')
  @ApiRead({
    summary: 'Read how a person is reached',
    description: 'One’s own; another person’s needs the scope notification:admin as well.',
    answer: {
      type: KeptContactDto,
      example: { person: 'p-unit-head', ...contactExample, updatedAt: '2026-11-20T02:00:00.000Z' },
    },
    errors: [ofOneself, unknown],
  })
  async readContact(@Caller() caller: CallerIdentity, @Param('person') person: string): Promise<KeptContactDto> {
    ownOrAdmin(caller, person);
    const contact = await this.database.read(caller.tenant, (em) => this.contacts.one(em, caller.tenant, person));
    if (!contact) throw new ProblemError(404, unknown.code);
    return { ...contact, updatedAt: contact.updatedAt.toISOString() };
  }

  @Put(':person')
  @HttpCode(204)
  @RequireScope('notification:read')
  @ApiCommand({
    summary: 'Set how a person is reached',
    description: 'Replaces the whole contact. One’s own; another person’s needs the scope notification:admin as well.',
    body: { type: ContactDto, example: contactExample },
    status: 204,
    errors: [
      ofOneself,
      unknown,
      { status: 422, code: 'contact-invalid' },
      { status: 422, code: 'channel-unknown' },
      { status: 422, code: 'address-invalid' },
      { status: 422, code: 'address-kind-unknown' },
      { status: 422, code: 'address-missing' },
      { status: 422, code: 'idempotency-key-reused' },
    ],
  })
  async saveContact(
    @Caller() caller: CallerIdentity,
    @IdempotencyKey() key: string,
    @Param('person') person: string,
    @Body() wish: ContactDto,
  ): Promise<void> {
    ownOrAdmin(caller, person);
    const by = caller.person ?? caller.client ?? '';
    await this.save.run({ tenant: caller.tenant, by, key }, person, wish);
  }
}

function ownOrAdmin(caller: CallerIdentity, person: string): void {
  if (!personPattern.test(person)) throw new ProblemError(404, unknown.code);
  if (caller.person !== person && !hasScope(caller, 'notification:admin')) throw new ProblemError(403, ofOneself.code);
}
