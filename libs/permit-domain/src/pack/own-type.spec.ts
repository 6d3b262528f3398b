/** A tenant's own type becomes a whole one under the pack's name and version that publication gives it. */
import { samplePack } from '../lifecycle/test-support/sample-pack';
import { shapeErrors } from './json-shape';
import { ownTypePack, ownTypeSchema, type OwnType } from './own-type';

const words = (en: string) => ({ zh: en, en });
const { pack: _pack, version: _version, source, effectiveFrom, ...permitType } = samplePack;
const own: OwnType = {
  manifest: { title: words('Own'), source, appliesTo: words('here'), languages: ['zh', 'en'], effectiveFrom },
  permitType,
};

it('is the type that it says, of the pack and version it is published as', () => {
  expect(ownTypePack('plant', '7', own)).toEqual({ ...samplePack, pack: 'plant', version: '7' });
  const ending = { ...own, manifest: { ...own.manifest, effectiveTo: '2030-12-31' } };
  expect(ownTypePack('plant', '7', ending).effectiveTo).toBe('2030-12-31');
});

it('has the shape of a manifest without what publication gives, and of a type’s file', () => {
  const at = (content: unknown) => shapeErrors(ownTypeSchema, content).map((error) => error.at);
  expect(at({ ...own, manifest: { ...own.manifest, effectiveTo: '2030-12-31' } })).toEqual([]);
  expect(at({ permitType: own.permitType })).toEqual(['/manifest']);
  expect(at({ ...own, manifest: { ...own.manifest, version: '7' } })).toEqual(['/manifest/version']);
  expect(at({ ...own, permitType: { ...permitType, prefix: undefined } })).toEqual(['/permitType/prefix']);
});
