/** Shapes of people, of who looked at them, and of what they may do. */
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, ValidateIf } from 'class-validator';
import { identityKinds, type IdentityKind } from '../../app/identity-number';
import type { PersonAmendment } from '../../app/amend-person.use-case';
import type { PersonInput } from '../../app/register-person.use-case';
import type { NamedPermitView } from '../../db/named-permits.read-model';
import type { PersonView } from '../../db/people.read-model';
import type { LookView } from '../../db/records.read-model';
import { ChoiceField, classPattern, IdField, MomentField, TextField, TextsField } from '../fields/fields';
import { PageQueryDto, ReasonInWordsDto } from '../fields/shared.dto';

const kinds = ['staff', 'contractor'] as const;
const standings = ['active', 'left'] as const;

export class RegisterPersonDto implements PersonInput {
  @IdField({
    description: 'The id that the identity provider (`sub`) and HR know the person by; absent: one is made',
    example: 'p-welder-1',
    optional: true,
  })
  id?: string;

  @ChoiceField(kinds, { description: 'Own staff, or a contractor’s', example: 'contractor' })
  kind!: 'staff' | 'contractor';

  @TextField({ example: '张伟', max: 100 })
  name!: string;

  @TextField({
    description: 'The contractor’s firm; only and always for a contractor',
    example: '华东检修公司',
    optional: true,
    max: 200,
  })
  firm?: string;

  @TextField({ description: 'Team (班组)', example: 'maintenance-1', optional: true, max: 100 })
  team?: string;

  @IdField({ description: 'Person id of the superior, who is told of lapses', example: 'p-foreman', optional: true })
  superior?: string;

  @ChoiceField(identityKinds, {
    description: '`resident`: the 18-character number with its check digit',
    example: 'resident',
  })
  identityKind!: IdentityKind;

  @TextField({
    description: 'Kept encrypted, and shown masked except under the scope qualification:full',
    example: '11010119900307803X',
    max: 40,
  })
  identityNumber!: string;
}

export class AmendPersonDto implements PersonAmendment {
  @ChoiceField(kinds, { optional: true })
  kind?: 'staff' | 'contractor';

  @TextField({ optional: true, max: 100, description: 'A corrected name has every certificate verified again' })
  name?: string;

  @TextField({ optional: true, nullable: true, max: 200 })
  firm?: string | null;

  @TextField({ optional: true, nullable: true, max: 100 })
  team?: string | null;

  @IdField({ optional: true, nullable: true })
  superior?: string | null;

  @ChoiceField(identityKinds, { optional: true })
  identityKind?: IdentityKind;

  @TextField({ optional: true, max: 40, description: 'A corrected number has every certificate verified again' })
  identityNumber?: string;

  @ChoiceField(standings, { optional: true, description: '`left`: no longer here; live permits hear of it' })
  standing?: 'active' | 'left';
}

export class ListPeopleDto extends PageQueryDto {
  @ChoiceField(kinds, { optional: true })
  kind?: 'staff' | 'contractor';

  @TextField({ optional: true, max: 100 })
  team?: string;

  @TextField({ optional: true, max: 200 })
  firm?: string;

  @IdField({ optional: true })
  superior?: string;

  @ChoiceField(standings, { optional: true })
  standing?: 'active' | 'left';

  @TextField({ description: 'Part of a name', optional: true, max: 100 })
  name?: string;
}

export class IdentityDto {
  @ApiProperty({ enum: identityKinds })
  kind!: IdentityKind;

  @ApiProperty({ example: '110*************3X' })
  masked!: string;

  @ApiProperty({ required: false, description: 'Only under qualification:full; the look is recorded' })
  number?: string;
}

export class PersonDto implements PersonView {
  @ApiProperty({ example: 'p-welder-1' })
  id!: string;
  @ApiProperty({ enum: kinds })
  kind!: 'staff' | 'contractor';
  @ApiProperty({ example: '张伟' })
  name!: string;
  @ApiProperty({ required: false, example: '华东检修公司' })
  firm?: string;
  @ApiProperty({ required: false, example: 'maintenance-1' })
  team?: string;
  @ApiProperty({ required: false, example: 'p-foreman' })
  superior?: string;
  @ApiProperty({ type: IdentityDto })
  identity!: IdentityDto;
  @ApiProperty({ enum: standings })
  standing!: 'active' | 'left';
  @ApiProperty({ type: 'integer', description: 'Counts changes; for If-Match', example: 1 })
  version!: number;
  @ApiProperty({ format: 'date-time' })
  registeredAt!: string;
  @ApiProperty({ format: 'date-time' })
  amendedAt!: string;
}
export class PeoplePageDto {
  @ApiProperty({ type: [PersonDto] })
  items!: readonly PersonDto[];
  @ApiProperty({ required: false, description: 'Cursor of the next page; absent on the last' })
  next?: string;
}

export class LookDto implements LookView {
  @ApiProperty()
  id!: string;
  @ApiProperty({ description: 'Who looked' })
  by!: string;
  @ApiProperty({ format: 'date-time' })
  at!: string;
  @ApiProperty({ example: 'GET /people/{person}' })
  route!: string;
  @ApiProperty()
  correlationId!: string;
}
export class LooksPageDto {
  @ApiProperty({ type: [LookDto] })
  items!: readonly LookDto[];
  @ApiProperty({ required: false })
  next?: string;
}

export class PermitsOfPersonQueryDto extends PageQueryDto {
  @ApiProperty({ type: Boolean, required: false, description: 'Permits that are over, too' })
  @ValidateIf((_, value: unknown) => value !== undefined)
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  includeOver?: boolean;
}
export class NamedPermitDto implements NamedPermitView {
  @ApiProperty({ example: 'DH-2026-000123' })
  number!: string;
  @ApiProperty({ example: 'hot-work' })
  permitType!: string;
  @ApiProperty({ example: '1' })
  level!: string;
  @ApiProperty()
  site!: string;
  @ApiProperty()
  area!: string;
  @ApiProperty({ example: 'active' })
  phase!: string;
  @ApiProperty({ format: 'date-time' })
  validUntil!: string;
  @ApiProperty({ type: [String], example: ['welder'] })
  roles!: readonly string[];
}
export class NamedPermitsPageDto {
  @ApiProperty({ type: [NamedPermitDto] })
  items!: readonly NamedPermitDto[];
  @ApiProperty({ required: false })
  next?: string;
}

export class StandingQueryDto {
  @TextsField({
    description: 'Certificate class of the work; several with commas between them',
    example: ['special-trade/welding-hot-cutting'],
    pattern: classPattern,
    min: 1,
    max: 20,
  })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  class!: string[];

  @IdField({ description: 'Absent: a ban from any site counts', example: 'east-plant', optional: true })
  site?: string;

  @MomentField({ description: 'Absent: now', example: '2026-11-24T13:30:00+08:00', optional: true })
  from?: string;

  @MomentField({ description: 'Absent: this moment only', example: '2026-11-24T21:30:00+08:00', optional: true })
  until?: string;
}
export class StandingDto {
  @ApiProperty()
  person!: string;
  @ApiProperty({ type: [String] })
  classes!: readonly string[];
  @ApiProperty({ format: 'date-time' })
  from!: string;
  @ApiProperty({ format: 'date-time' })
  until!: string;
  @ApiProperty({ description: 'Whether the person may do this work there then' })
  meets!: boolean;
  @ApiProperty({ type: [ReasonInWordsDto], description: 'Every reason why not' })
  reasons!: readonly ReasonInWordsDto[];
  @ApiProperty({ required: false, format: 'date-time', description: 'When the first certificate counted lapses' })
  validUntil?: string;
}
