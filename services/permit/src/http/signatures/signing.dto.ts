/** Shapes of what a signer is shown. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { signableActs, signatureMethods, type Shown } from '@holdpoint/permit-domain';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { idPattern } from '../door/ids';
import { WordsDto } from '../sites/words.dto';

/** Acts as their routes are named. */
const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
export const actRoutes: Readonly<Record<string, (typeof signableActs)[number]>> = Object.fromEntries(
  signableActs.map((act) => [kebab(act), act]),
);

export class SigningQueryDto {
  @ApiProperty({ description: 'The act, as its route is named', enum: Object.keys(actRoutes), example: 'approve' })
  @IsIn(Object.keys(actRoutes))
  act!: string;

  @ApiPropertyOptional({ description: 'Of an approval: the stage', example: 'safety' })
  @IsOptional()
  @Matches(idPattern)
  stage?: string;

  @ApiPropertyOptional({ description: 'Of a briefing: the side', enum: ['giver', 'receiver'], example: 'receiver' })
  @IsOptional()
  @IsIn(['giver', 'receiver'])
  as?: 'giver' | 'receiver';
}

export class SignatureDemandDto {
  @ApiProperty({ description: 'The line of the pack', example: 'approvals' }) id!: string;
  @ApiProperty({ example: '4.11' }) clause!: string;
  @ApiProperty({ example: 'O' }) certainty!: string;
  @ApiPropertyOptional({ type: [String], description: 'Of whom; absent: of whoever acts', example: ['plant-head'] })
  duties?: readonly string[];
  @ApiPropertyOptional({ enum: signatureMethods, isArray: true, description: 'Absent: any', example: ['handwritten'] })
  methods?: readonly (typeof signatureMethods)[number][];
  @ApiPropertyOptional({ type: 'integer', description: 'Signed in so many minutes ago at most', example: 5 })
  reauthenticateMinutes?: number;
  @ApiProperty({ type: WordsDto }) declaration!: WordsDto;
}

export class SigningDto {
  @ApiProperty({ example: 'DH-2026-000123' }) number!: string;
  @ApiProperty({ type: 'integer', description: 'Version of the permit that is shown', example: 6 }) sequence!: number;
  @ApiProperty({ example: 'inApproval' }) phase!: string;
  @ApiProperty({
    description: 'Hash of the pack whose words belong to the ids; the statement names it',
    example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  })
  rules!: string;
  @ApiProperty({
    description: 'SHA-256 of the canonical JSON (RFC 8785) of `shown`: what a signature names',
    example: '0b2f0c9a4f3f3f8b6f7f1f7f6a8f4f6f5d0a4c1f0e6d5c4b3a29181716151413',
  })
  sha256!: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Everything that is signed; show it before you let it be signed',
    example: { kind: 'holdpoint-shown', version: 1, act: 'approve', stage: 'safety' },
  })
  shown!: Shown;
  @ApiProperty({ type: [SignatureDemandDto], description: 'Empty: it may be signed, and need not be' })
  demands!: readonly SignatureDemandDto[];
}
