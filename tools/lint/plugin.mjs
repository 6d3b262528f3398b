// Lint rules of this house that no published plugin has: guarded routes, purposeful files, closed roles.
import { basename, sep } from 'node:path';

const httpVerbs = new Set(['Get', 'Post', 'Put', 'Patch', 'Delete', 'Sse', 'All', 'Head', 'Options']);
const guards = new Set(['RequireScope', 'Public']);
const decoratorName = (decorator) =>
  decorator.expression.type === 'CallExpression' ? decorator.expression.callee.name : decorator.expression.name;

/** A route that says neither who may call it nor that anyone may is a hole: every one carries @RequireScope or @Public. */
const noUnguardedRoute = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { unguarded: 'Route {{name}} has neither @RequireScope(...) nor @Public().' },
  },
  create: (context) => ({
    MethodDefinition(node) {
      const own = (node.decorators ?? []).map(decoratorName);
      if (!own.some((name) => httpVerbs.has(name))) return;
      const ofClass = (node.parent.parent.decorators ?? []).map(decoratorName);
      if (![...own, ...ofClass].some((name) => guards.has(name)))
        context.report({ node: node.key, messageId: 'unguarded', data: { name: node.key.name ?? '?' } });
    },
  }),
};

/** A reader learns from the first line what a file is for. */
const opensWithPurpose = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { silent: 'A file opens with one sentence of purpose in a comment.' },
  },
  create: (context) => ({
    Program(node) {
      const first = context.sourceCode.getAllComments()[0];
      const start = node.body[0]?.range[0] ?? Infinity;
      if (!first || first.range[0] > start) context.report({ loc: { line: 1, column: 0 }, messageId: 'silent' });
    },
  }),
};

const rolesByFolder = {
  http: ['controller', 'dto', 'module'],
  db: ['entity', 'store', 'read-model', 'migration'],
  consumers: ['consumer'],
  activities: ['activities'],
  rules: ['rule'],
};

/** In a room with roles, a file is named `noun.role.ts`, so that its place and its duty are the same thing. */
const closedRoles = {
  meta: { type: 'suggestion', schema: [], messages: { role: '{{file}}: files in {{room}}/ end in {{roles}}.' } },
  create: (context) => ({
    Program() {
      const path = context.filename.split(sep);
      const room = path.at(-2);
      const roles = rolesByFolder[room];
      const file = basename(context.filename);
      if (!roles || !path.includes('services') || /\.(spec|int-spec)\.ts$/.test(file) || file === 'index.ts') return;
      if (!roles.some((role) => file.endsWith(`.${role}.ts`)))
        context.report({
          loc: { line: 1, column: 0 },
          messageId: 'role',
          data: { file, room, roles: roles.join(', ') },
        });
    },
  }),
};

export default {
  meta: { name: 'holdpoint' },
  rules: {
    'no-unguarded-route': noUnguardedRoute,
    'opens-with-purpose': opensWithPurpose,
    'closed-roles': closedRoles,
  },
};
