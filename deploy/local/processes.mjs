/** The processes of Holdpoint itself: one list for the supervisor, the checks and the addresses that people are shown. */
import { host } from './layout.mjs';

/** `port`: a name in layout.mjs; `database`: the service's own; `api`: whether people and systems call it. */
export const processes = [
  { name: 'permit', entry: 'services/permit/dist/main.js', port: 'permit', database: 'holdpoint_permit', api: true },
  {
    name: 'permit-worker',
    entry: 'services/permit/dist/worker.js',
    port: 'permit-worker',
    database: 'holdpoint_permit',
    api: false,
  },
  {
    name: 'qualification',
    entry: 'services/qualification/dist/main.js',
    port: 'qualification',
    database: 'holdpoint_qualification',
    api: true,
  },
  {
    name: 'notification',
    entry: 'services/notification/dist/main.js',
    port: 'notification',
    database: 'holdpoint_notification',
    api: true,
  },
];

export const databases = [...new Set(processes.map(({ database }) => database))];
export const audience = 'holdpoint';

/** Environment of one process: how it finds its database, the broker, Temporal, the issuer, the mail server. */
export function environmentOf({ port, database }, { ports, parts, databaseUrls, dataKey, auditKey, attachments }) {
  const { migrationUrl, url } = databaseUrls[database];
  return {
    ...process.env,
    NODE_ENV: process.env.NODE_ENV ?? 'production',
    HOLDPOINT_HTTP_PORT: String(ports[port]),
    HOLDPOINT_WORKER_PORT: String(ports['permit-worker']),
    HOLDPOINT_DATABASE_URL: url,
    HOLDPOINT_MIGRATION_DATABASE_URL: migrationUrl,
    HOLDPOINT_KAFKA_BROKERS: parts.kafka.brokers,
    HOLDPOINT_TEMPORAL_ADDRESS: parts.temporal.address,
    HOLDPOINT_TEMPORAL_NAMESPACE: 'default',
    HOLDPOINT_OIDC_ISSUER: `http://${host}:${ports.issuer}`,
    HOLDPOINT_OIDC_AUDIENCE: audience,
    HOLDPOINT_SMTP_URL: `smtp://${host}:${ports.smtp}`,
    // Whoever tries it out listens on this machine.
    HOLDPOINT_WEBHOOK_ALLOW_PRIVATE: process.env.HOLDPOINT_WEBHOOK_ALLOW_PRIVATE ?? 'yes',
    HOLDPOINT_DATA_KEY: dataKey,
    HOLDPOINT_PUBLIC_URL: process.env.HOLDPOINT_PUBLIC_URL ?? `http://${host}:${ports.permit}`,
    ...(database === databases[0] && { HOLDPOINT_AUDIT_KEY: auditKey, HOLDPOINT_ATTACHMENTS_DIR: attachments }),
    HOLDPOINT_LOG_LEVEL: process.env.HOLDPOINT_LOG_LEVEL ?? 'info',
  };
}

/** Where everything is, for people, the seed, the walk and tests. */
export const addressesOf = (ports, parts) => ({
  ...Object.fromEntries(
    processes.filter(({ api }) => api).map(({ name, port }) => [name, `http://${host}:${ports[port]}`]),
  ),
  worker: `http://${host}:${ports['permit-worker']}`,
  issuer: `http://${host}:${ports.issuer}`,
  smtp: `smtp://${host}:${ports.smtp}`,
  temporal: parts.temporal.address,
  temporalUi: parts.temporal.ui,
  kafka: parts.kafka.brokers,
  postgres: parts.postgres.url,
});
