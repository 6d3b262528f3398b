/** A shipped permit type, as the permit service hands it to the workflow. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  decisionPack,
  resolvePack,
  type PackManifest,
  type TypePack,
  type TypePackFile,
} from '@holdpoint/permit-domain';
import { repository } from '@holdpoint/testing';
import { parse } from 'yaml';

const yaml = (file: string): unknown =>
  parse(readFileSync(join(repository, 'packs/gb30871-2022', file), 'utf8')) as unknown;

export const shippedPack = (type: string): TypePack =>
  decisionPack(resolvePack(yaml('pack.yaml') as PackManifest, yaml(`${type}.yaml`) as TypePackFile));
