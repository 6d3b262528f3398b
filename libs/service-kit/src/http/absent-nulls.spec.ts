/** Null in an optional field of a body is as if it weren't there; free content is nobody's to clean. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsObject, IsOptional, IsString, ValidateIf, ValidateNested } from 'class-validator';
import { FieldsPipe } from './fields.pipe';

class PartDto {
  @ApiPropertyOptional() @IsOptional() @IsString() note?: string;
}
class BodyDto {
  @ApiProperty() @IsString() name!: string;
  @ApiPropertyOptional() @IsOptional() @IsString() note?: string;
  @ApiPropertyOptional({ nullable: true }) @ValidateIf((_, value) => value !== null) @IsString() team?: string | null;
  @ApiPropertyOptional({ type: [PartDto] })
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => PartDto)
  parts?: PartDto[];
  @ApiPropertyOptional() @IsOptional() @IsObject() form?: Record<string, unknown>;
}
const taken = (value: unknown): Promise<unknown> =>
  new FieldsPipe().transform(value, { type: 'body', metatype: BodyDto });

it('is left out, in parts as well, but where it may be null and in free content', async () => {
  const body = { name: 'n', note: null, team: null, parts: [{ note: null }, { note: 'x' }], form: { gas: null } };
  expect(await taken(body)).toEqual({ name: 'n', team: null, parts: [{}, { note: 'x' }], form: { gas: null } });
  expect(Object.keys((await taken(body)) as object)).not.toContain('note');
});

it('is refused where something has to be said', async () => {
  await expect(taken({ name: null, team: 't' })).rejects.toMatchObject({
    code: 'fields-invalid',
    reasons: [{ code: 'field-required', field: '/name' }],
  });
});
