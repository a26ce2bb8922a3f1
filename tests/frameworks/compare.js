// Compares what `jsward routes` reads from the applications of testdata/routes with what their frameworks list once they run:
//   node compare.js JSWARD [APPLICATION...]
'use strict';
const { execFileSync } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');

const [program, ...only] = process.argv.slice(2);
const here = __dirname;
const projects = path.join(here, '..', '..', 'testdata', 'routes');

/** Framework and entry of each application; the environment in which it runs. */
const applications = {
  'express-split': ['express5', 'bin/www'],
  'express-classes': ['express4', 'src/server.js'],
  'express-tables': ['express4', 'app.js'],
  'express-named': ['express5', 'server.js'],
  'express-several/packages/api': ['express4', 'index.js'],
  'express-several/packages/web': ['express4', 'index.js'],
  koa: ['koa', 'app.js'],
  fastify: ['fastify', 'server.js'],
  'fastify-autoload': ['fastify', 'app.js'],
  hapi: ['hapi', 'server.js'],
  hono: ['hono', 'src/index.js'],
  nest: ['nest', 'src/main.js'],
};

/** A copy that runs: TypeScript compiled, the installed frameworks beside it. */
function prepare(name, work) {
  const top = name.split('/')[0];
  const copy = path.join(work, top);
  if (!fs.existsSync(copy)) {
    fs.cpSync(path.join(projects, top), copy, { recursive: true });
    fs.symlinkSync(path.join(here, 'node_modules'), path.join(copy, 'node_modules'));
    for (const file of fs.readdirSync(copy, { recursive: true })) {
      if (file.startsWith('node_modules') || !/(?<!\.d)\.ts$/.test(file)) continue;
      compile(path.join(copy, file));
    }
    linkWorkspaces(copy);
  }
  return path.join(work, name);
}

function compile(file) {
  const ts = require('typescript');
  const compiled = ts.transpileModule(fs.readFileSync(file, 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true,
      experimentalDecorators: true, emitDecoratorMetadata: true },
  });
  fs.writeFileSync(file.replace(/\.ts$/, '.js'), compiled.outputText);
  fs.rmSync(file);
}

/** Packages of a workspace find each other as npm would have them. */
function linkWorkspaces(copy) {
  const packages = path.join(copy, 'packages');
  if (!fs.existsSync(packages)) return;
  for (const one of fs.readdirSync(packages)) {
    const { dependencies = {} } = JSON.parse(fs.readFileSync(path.join(packages, one, 'package.json'), 'utf8'));
    for (const dependency of Object.keys(dependencies)) {
      const sibling = fs.readdirSync(packages).find((other) =>
        JSON.parse(fs.readFileSync(path.join(packages, other, 'package.json'), 'utf8')).name === dependency);
      if (!sibling) continue;
      const link = path.join(packages, one, 'node_modules', dependency);
      fs.mkdirSync(path.dirname(link), { recursive: true });
      fs.symlinkSync(path.join(packages, sibling), link);
    }
  }
}

function listedByFramework(name, work) {
  const [framework, entry] = applications[name];
  const folder = prepare(name, work);
  const output = execFileSync(process.execPath, ['-r', 'reflect-metadata', path.join(here, 'listing.js'), framework, path.join(folder, entry)], {
    cwd: folder, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production', NODE_PATH: path.join(here, 'node_modules'), KEY: 'a key', TOKEN: 'a token' },
  });
  return JSON.parse(output.trim().split('\n').at(-1));
}

function listedByJsward(name) {
  const output = execFileSync(program, ['routes', '--format', 'json'], { cwd: path.join(projects, name.split('/')[0]), encoding: 'utf8' });
  const below = name.includes('/') ? `${name.split('/').slice(1).join('/')}/` : '';
  const apps = JSON.parse(output).apps.filter((app) => app.location.path.startsWith(below));
  return [...new Set(apps.flatMap((app) => app.routes).map((route) => `${route.method} ${route.path}`))].sort();
}

/** Frameworks answer HEAD wherever they answer GET. */
const withoutHead = (routes, others) => routes.filter((route) => !route.startsWith('HEAD ') || others.includes(route));

const work = fs.mkdtempSync(path.join(os.tmpdir(), 'jsward-frameworks-'));
process.on('exit', () => fs.rmSync(work, { recursive: true, force: true }));
let failed = false;
let total = 0;
for (const name of only.length > 0 ? only : Object.keys(applications)) {
  const found = listedByJsward(name);
  const listed = withoutHead(listedByFramework(name, work), found);
  total += listed.length;
  const missing = listed.filter((route) => !found.includes(route));
  const wrong = found.filter((route) => !listed.includes(route));
  console.log(`${name}: ${listed.length} routes, ${missing.length} missing, ${wrong.length} that the framework does not list`);
  for (const route of missing) console.log(`  missing ${route}`);
  for (const route of wrong) console.log(`  wrong   ${route}`);
  failed = failed || listed.length === 0 || missing.length > 0 || wrong.length > 0;
}
console.log(`${total} routes compared`);
process.exit(failed ? 1 : 0);
