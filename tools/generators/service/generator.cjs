// `npx nx g @holdpoint/tools:service <name>`: makes the rooms of a service and its line in every list that names services.
const { join } = require('node:path');
const { formatFiles, generateFiles, readJson, updateJson } = require('@nx/devkit');

/** Adds `line` where `anchor` stands in a file; a missing anchor is an error, so that a list is never forgotten in silence. */
function insert(tree, file, anchor, place) {
  const text = tree.read(file, 'utf8');
  if (!anchor.test(text)) throw new Error(`${file}: found no place for the new service (${anchor})`);
  tree.write(file, text.replace(anchor, place));
}

const composeEntry = ({ name, database, port }) => `  ${name}:
    <<: *app
    command: [node, services/${name}/dist/main.js]
    depends_on: *needs
    environment:
      <<: *service-env
      HOLDPOINT_HTTP_PORT: '${port}'
      HOLDPOINT_DATABASE_URL: postgres://${database}_app:\${HOLDPOINT_DB_APP_PASSWORD:-holdpoint-app-trial}@postgres:5432/${database}
      HOLDPOINT_MIGRATION_DATABASE_URL: postgres://${database}_owner:\${HOLDPOINT_DB_OWNER_PASSWORD:-holdpoint-owner-trial}@postgres:5432/${database}
    ports: ['127.0.0.1:${port}:${port}']

`;

module.exports = async function service(tree, { name, port: wished }) {
  const folder = `services/${name}`;
  if (tree.exists(folder)) throw new Error(`${folder} is there already`);
  const taken = [...tree.read('deploy/local/layout.mjs', 'utf8').matchAll(/: (\d+),/g)].map(([, port]) => Number(port));
  const free = Array.from({ length: 8 }, (_, index) => 3001 + index).find((port) => !taken.includes(port));
  const port = wished ?? free;
  const words = name.split('-');
  const Name = words.map((word) => word[0].toUpperCase() + word.slice(1)).join('');
  const camel = Name[0].toLowerCase() + Name.slice(1);
  const snake = words.join('_');
  const database = `holdpoint_${snake}`;
  const { dependencies } = readJson(tree, 'services/notification/package.json');
  const wanted = [
    '@holdpoint/auth',
    '@holdpoint/contracts',
    '@holdpoint/outbox',
    '@holdpoint/service-kit',
    '@nestjs/common',
    'typeorm',
  ];

  generateFiles(tree, join(__dirname, 'files'), folder, {
    name,
    Name,
    camel,
    words: words.join(' '),
    port,
    timestamp: Date.now(),
    dependencies: JSON.stringify(Object.fromEntries(wanted.map((key) => [key, dependencies[key]])), null, 2),
    template: '',
  });

  updateJson(tree, 'tsconfig.json', (config) => ({ ...config, references: [...config.references, { path: folder }] }));
  insert(tree, 'deploy/local/layout.mjs', /( {2}notification: \d+,\n)/, `$1  '${name}': ${port},\n`);
  insert(
    tree,
    'deploy/local/processes.mjs',
    /(export const processes = \[[^\]]*)\];/,
    `$1  { name: '${name}', entry: '${folder}/dist/main.js', port: '${name}', database: '${database}', api: true },\n];`,
  );
  insert(tree, 'deploy/local/client.d.mts', /(export type Service = [^;]*);/, `$1 | '${name}';`);
  insert(tree, 'tools/generate/generate.mjs', /(const services = \[[^\]]*)\]/, `$1, '${name}']`);
  insert(tree, 'deploy/docker/postgres/10-databases.sh', /(for service in [^;]*);/, `$1 ${snake};`);
  insert(
    tree,
    'docker-compose.yml',
    /\nvolumes:\n {2}postgres-data:/,
    (found) => `\n${composeEntry({ name, database, port }).trimEnd()}\n${found}`,
  );
  await formatFiles(tree);
  return () =>
    console.log(
      `services/${name} on port ${port}. Next: npm install, npm run build, npm run generate, npm test -- integration.`,
    );
};
