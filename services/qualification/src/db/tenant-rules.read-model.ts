/** A tenant's settings and certificate classes: the shipped defaults, over which the tenant's own are laid. */
import type { EntityManager } from 'typeorm';
import type { CertificateClass } from '../app/certificate-class';
import { defaultLadder } from '../app/expiry-ladder';
import type { JudgingRules } from '../app/judge-person';
import shippedClasses from './certificate-classes.json';
import { CertificateClassEntity } from './entities/certificate-class.entity';
import { TenantSettingsEntity } from './entities/tenant-settings.entity';

export interface TenantSettings {
  readonly zone: string;
  readonly ladder: readonly number[];
  readonly requiredTraining: readonly string[];
  readonly freshHours: number;
}
export interface TenantRules extends TenantSettings, JudgingRules {}

export type ClassWithOrigin = CertificateClass & { readonly origin: 'shipped' | 'tenant' };

const defaultSettings: TenantSettings = {
  zone: 'Asia/Shanghai',
  ladder: defaultLadder,
  requiredTraining: [],
  freshHours: 24,
};
const shipped = shippedClasses as unknown as readonly CertificateClass[];

export const tenantRulesReadModel = {
  async settings(em: EntityManager, tenant: string): Promise<TenantSettings> {
    const own = await em.findOneBy(TenantSettingsEntity, { tenant });
    if (!own) return defaultSettings;
    const { zone, ladder, requiredTraining, freshHours } = own;
    return { zone, ladder, requiredTraining, freshHours };
  },

  /** By code, with where each comes from. */
  async classes(em: EntityManager, tenant: string): Promise<Map<string, ClassWithOrigin>> {
    const own = await em.findBy(CertificateClassEntity, { tenant });
    const all: ClassWithOrigin[] = [
      ...shipped.map((one) => ({ ...one, origin: 'shipped' as const })),
      ...own.map(({ id, nameZh, nameEn, rules }) => ({
        code: id,
        name: { zh: nameZh, en: nameEn },
        rules,
        origin: 'tenant' as const,
      })),
    ];
    return new Map(all.map((one) => [one.code, one]));
  },

  async all(em: EntityManager, tenant: string): Promise<TenantRules> {
    const [settings, classes] = [await this.settings(em, tenant), await this.classes(em, tenant)];
    return { ...settings, classes };
  },
} as const;
