/** How OpenAPI describes a problem, and the responses built from an operation's codes. */
import { HttpStatus } from '@nestjs/common';
import { ApiExtraModels, ApiProperty, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { wordsFor, type Problem, type ProblemReason } from '@holdpoint/contracts';

export class ProblemReasonDto implements ProblemReason {
  @ApiProperty({ description: 'Stable; words may change, this does not.', example: 'field-required' })
  code!: string;
  @ApiProperty({ description: "In the caller's language." })
  message!: string;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What the words are filled with.' })
  params!: ProblemReason['params'];
  @ApiProperty({ required: false, description: 'JSON pointer into the request body.', example: '/window/until' })
  field?: string;
  @ApiProperty({ required: false, description: "The pack's rule that found it." })
  rule?: string;
  @ApiProperty({ required: false, description: "Clause of the pack's source.", example: '5.3.1 c' })
  clause?: string;
  @ApiProperty({ required: false, enum: ['V', 'C', 'O'], description: 'How sure the pack is of the clause.' })
  certainty?: 'V' | 'C' | 'O';
  @ApiProperty({ required: false, description: 'Duty or role that can mend it.' })
  mendBy?: string;
  @ApiProperty({ required: false, description: 'Until when it can be mended, UTC.', format: 'date-time' })
  by?: string;
}

export class ProblemDto implements Problem {
  @ApiProperty({ description: 'The code as a URN.', example: 'urn:holdpoint:problem:fields-invalid' })
  type!: string;
  @ApiProperty({ description: "In the caller's language." })
  title!: string;
  @ApiProperty({ type: 'integer', example: 400 })
  status!: number;
  @ApiProperty({ description: 'Stable.', example: 'fields-invalid' })
  code!: string;
  @ApiProperty({ description: "In the caller's language: what to do about it." })
  detail!: string;
  @ApiProperty({ description: 'Path of the request.' })
  instance!: string;
  @ApiProperty({ description: 'Also in the header x-correlation-id; quote it when asking for help.' })
  correlationId!: string;
  @ApiProperty({ type: [ProblemReasonDto], description: 'Every reason at once.' })
  reasons!: ProblemReasonDto[];
}

/** One response per status, its codes as named examples. */
export function problemResponses(errors: readonly { status: number; code: string }[]): MethodDecorator[] {
  const byStatus = new Map<number, Set<string>>();
  for (const { status, code } of errors) byStatus.set(status, (byStatus.get(status) ?? new Set()).add(code));
  return [
    ApiExtraModels(ProblemDto, ProblemReasonDto) as MethodDecorator,
    ...[...byStatus].map(([status, codes]) =>
      ApiResponse({
        status,
        description: [...codes].map((code) => `\`${code}\`: ${wordsOf(code)}`).join('; '),
        headers: {
          'x-correlation-id': { schema: { type: 'string' } },
          ...(status === HttpStatus.SERVICE_UNAVAILABLE || status === HttpStatus.TOO_MANY_REQUESTS
            ? { 'Retry-After': { description: 'Seconds.', schema: { type: 'integer' as const } } }
            : {}),
        },
        content: {
          'application/problem+json': {
            schema: { $ref: getSchemaPath(ProblemDto) },
            examples: Object.fromEntries([...codes].map((code) => [code, { value: exampleOf(status, code) }])),
          },
        },
      }),
    ),
  ];
}

/** What the words are filled with depends on the case. */
const wordsOf = (code: string): string => wordsFor(code, 'en').replace(/\{\{\w+\}\}/g, '…');

const exampleOf = (status: number, code: string): Problem => ({
  type: `urn:holdpoint:problem:${code}`,
  title: wordsOf(code),
  status,
  code,
  detail: wordsOf(code),
  instance: '/...',
  correlationId: '0b6f6f0c-8f5e-4f0e-9f55-6a3f7d1f2c11',
  reasons: [],
});
