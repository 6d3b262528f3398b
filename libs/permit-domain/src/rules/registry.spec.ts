/** Every registered rule describes itself in full. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonSchema } from '../pack/json-shape';
import { ruleRegistry } from './registry';

describe('registry', () => {
  it('has a line for every rule file', () => {
    const files = readdirSync(__dirname).filter((file) => file.endsWith('.rule.ts'));
    expect(Object.keys(ruleRegistry).sort()).toEqual(files.map((file) => file.replace('.rule.ts', '')).sort());
  });

  it('knows of every rule that asks of the works near by what it is touched by', () => {
    const asks = (name: string): boolean =>
      readFileSync(join(__dirname, `${name}.rule.ts`), 'utf8').includes('facts.neighbours');
    const names = Object.keys(ruleRegistry);
    expect(names.filter((name) => ruleRegistry[name]?.touchedBy)).toEqual(names.filter(asks));
  });

  it.each(Object.entries(ruleRegistry))('%s', (_name, rule) => {
    const params = rule.params as JsonSchema;
    expect(params.additionalProperties).toBe(false);
    for (const param of Object.keys(rule.tighter ?? {})) expect(params.properties).toHaveProperty(param);
    expect(rule.codes.length).toBeGreaterThan(0);
    for (const code of rule.codes) expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });
});
