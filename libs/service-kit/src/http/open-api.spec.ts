/** The description says the limits that are enforced, refuses what would be refused, says each problem once, and gives a generator names and types. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Body, Controller, Module, Post } from '@nestjs/common';
import { ApiParam, ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { NestFactory } from '@nestjs/core';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import { ApiCommand } from './api-command.decorator';
import { IsZonedInstant } from './is-zoned-instant.decorator';
import { openApiOf, writeOpenApi } from './open-api';
import { Public } from './public.decorator';

class ProbeDto {
  @ApiProperty() @Matches(/^[a-z]+$/) id!: string;
  @ApiProperty() @IsString() @Length(2, 5) name!: string;
  @ApiProperty() @IsInt() @Min(1) @Max(9) count!: number;
  @ApiProperty() @IsZonedInstant() at!: string;
  @ApiProperty({ type: [String] }) @IsArray() @ArrayMaxSize(3) @Length(1, 4, { each: true }) tags!: string[];
  @ApiPropertyOptional({ pattern: 'mine' }) @IsOptional() @Matches(/theirs/) stands?: string;
  @ApiProperty() @IsIn(['a', 'b']) kind!: string;
}
class HeirDto extends ProbeDto {}
class ElsewhereDto {
  @ApiProperty() id!: string;
}
class AnswerDto {
  @ApiProperty() id!: string;
  @ApiProperty() site!: string;
  @ApiProperty({ description: 'of its own' }) area!: string;
}

@Public()
@Controller('probes')
class ProbesController {
  @Post()
  @ApiCommand({ summary: 'Probe', body: { type: ProbeDto, example: {} }, answer: { type: AnswerDto } })
  one(@Body() body: ProbeDto): ProbeDto {
    return body;
  }
  @Post('again')
  @ApiCommand({ summary: 'Probe again', answer: { type: AnswerDto }, errors: [{ status: 400, code: 'probe-broken' }] })
  two(): void {}
  @Post(':probe/heirs')
  @ApiParam({ name: 'probe', example: 'p-1' })
  @ApiCommand({ summary: 'Probe below', body: { type: HeirDto, example: {} } })
  three(@Body() body: HeirDto): HeirDto {
    return body;
  }
  @Post('elsewhere')
  @ApiCommand({ summary: 'Probe what is checked elsewhere', body: { type: ElsewhereDto, example: {} } })
  four(): void {}
}
@Module({ controllers: [ProbesController] })
class ProbeModule {}

@Public()
@Controller('others')
class OthersController {
  @Post()
  @ApiCommand({ summary: 'Probe elsewhere' })
  one(): void {}
}
@Module({ controllers: [ProbesController, OthersController] })
class TwiceModule {}

describe('the OpenAPI document', () => {
  let document: ReturnType<typeof openApiOf>;
  beforeAll(async () => {
    const app = await NestFactory.create(ProbeModule, { preview: true, logger: false });
    document = openApiOf(app, { title: 't', description: 'd' });
  });

  it('has the limits that the class enforces, what is written by hand before them', () => {
    expect(document.components?.schemas?.ProbeDto).toMatchObject({
      additionalProperties: false,
      properties: {
        id: { pattern: '^[a-z]+$' },
        name: { minLength: 2, maxLength: 5 },
        count: { type: 'integer', minimum: 1, maximum: 9 },
        at: { format: 'date-time' },
        tags: { maxItems: 3, items: { type: 'string', minLength: 1, maxLength: 4 } },
        stands: { pattern: 'mine' },
        kind: { enum: ['a', 'b'] },
      },
    });
    expect(document.components?.schemas?.AnswerDto).not.toHaveProperty('additionalProperties');
  });

  it('has the limits of a body whose validators all come from the class it extends', () => {
    expect(document.components?.schemas?.HeirDto).toMatchObject({
      additionalProperties: false,
      properties: { id: { pattern: '^[a-z]+$' }, count: { type: 'integer' } },
    });
    expect(document.components?.schemas?.ElsewhereDto).not.toHaveProperty('additionalProperties');
  });

  it('gives every parameter a type, the address’s first, and every operation its handler’s name', () => {
    const three = document.paths['/probes/{probe}/heirs']?.post;
    expect(three?.operationId).toBe('three');
    expect(three?.parameters).toEqual([
      expect.objectContaining({ name: 'probe', schema: { type: 'string', example: 'p-1' } }),
      expect.objectContaining({ name: 'Idempotency-Key' }),
    ]);
    expect(document.tags).toEqual([{ name: 'Probes' }]);
  });

  it('tells its tags in the order that a reader wants, and none that nothing has', async () => {
    const app = await NestFactory.create(TwiceModule, { preview: true, logger: false });
    const { tags } = openApiOf(app, { title: 't', description: 'd', tags: { Probes: 'First.', Gone: 'Nothing.' } });
    expect(tags).toEqual([{ name: 'Probes', description: 'First.' }, { name: 'Others' }]);
  });

  it('is not written with one name for two operations', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'holdpoint-open-api-'));
    const file = join(folder, 'api.json');
    const options = { title: 't', description: 'd' };
    await expect(writeOpenApi({ ...options, module: TwiceModule }, file)).rejects.toThrow(/operation ids: one$/);
    await expect(writeOpenApi({ ...options, module: ProbeModule }, file)).resolves.toBeUndefined();
    await rm(folder, { recursive: true });
  });

  it('says what a field means where one word means one thing, and its own words before those', () => {
    expect(document.components?.schemas?.AnswerDto).toMatchObject({
      properties: { site: { description: 'Id of the site 厂区.' }, area: { description: 'of its own' } },
    });
  });

  it('says each problem once and refers to it', () => {
    const text = JSON.stringify(document);
    expect(text.match(/"urn:holdpoint:problem:busy"/g)).toHaveLength(1);
    const examples = document.components?.examples as Record<string, { value: { code: string; status: number } }>;
    expect(examples['400-probe-broken']?.value).toMatchObject({ code: 'probe-broken', status: 400 });
    const references = text.match(/#\/components\/examples\/[\w-]+/g) ?? [];
    expect(references.length).toBeGreaterThan(Object.keys(examples).length);
    for (const reference of references) expect(examples).toHaveProperty([reference.split('/').at(-1)!]);
  });
});
