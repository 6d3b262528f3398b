/** OpenAPI 3.1 of a service, made from its decorators without a database, a broker or a clock. */
import type { BootOptions } from '../boot/boot-service';

/** Writes docs/api/<name>.openapi.json; the same bytes for the same code. */
export async function writeOpenApi(options: BootOptions, file: string): Promise<void> {
  throw new Error(`not built: ${options.name} ${file}`);
}
