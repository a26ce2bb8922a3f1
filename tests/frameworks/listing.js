// Starts an application of testdata/routes as its framework does, but for the port, and prints the routes that the framework knows:
//   node listing.js FRAMEWORK ENTRY
// ENTRY stands in a copy of the application that has tests/frameworks/node_modules beside it. Prints a JSON array of "GET /path".
'use strict';
const http = require('http');
const Module = require('module');
const path = require('path');

const [framework, entry] = process.argv.slice(2);
const routes = new Set();
const add = (method, route) => routes.add(`${method.toUpperCase()} ${route.replace(/(?<=.)\/+$/, '') || '/'}`);
const joined = (...parts) => `/${parts.join('/')}`.replace(/\/+/g, '/');

// Nobody listens.
http.Server.prototype.listen = function listen(...args) {
  const done = args.find((argument) => typeof argument === 'function');
  setImmediate(() => { this.emit('listening'); if (done) done(); });
  return this;
};
http.Server.prototype.address = () => ({ port: 0, address: '127.0.0.1', family: 'IPv4' });
process.exit = (code) => { throw new Error(`the application asked to exit with ${code}`); };

const loaded = (name) => require.cache[require.resolve(name, { paths: [entry] })];
const load = (name) => require(require.resolve(name, { paths: [entry] }));

// --- Express: every Layer remembers the path that it was made with ------------------------------------------------------------

function watchExpress(version) {
  if (version === 4) {
    const resolve = Module._resolveFilename;
    Module._resolveFilename = function resolveFilename(request, ...rest) {
      return resolve.call(this, request.replace(/^express(?=\/|$)/, 'express4'), ...rest);
    };
  }
  const layerName = version === 4 ? 'express/lib/router/layer' : 'router/lib/layer';
  const Layer = load(layerName);
  const made = loaded(version === 4 ? 'express4/lib/router/layer' : layerName);
  const Remembering = function RememberingLayer(route, options, handler) {
    const layer = new Layer(route, options, handler);
    layer.madeWith = route;
    return layer;
  };
  Remembering.prototype = Layer.prototype;
  made.exports = Remembering;
  const express = load('express');
  const apps = [];
  const application = express.application;
  const { use, init } = application;
  application.init = function initApp(...args) { apps.push(this); return init.apply(this, args); };
  application.use = function useApp(...args) {
    const at = typeof args[0] === 'function' || Array.isArray(args[0]) && typeof args[0][0] === 'function' ? '/' : args[0];
    for (const child of args.flat(9)) {
      if (typeof child === 'function' && child.handle && child.set) (this.children ||= []).push([at, child]);
    }
    return use.apply(this, args);
  };
  const walk = (stack, prefix) => {
    for (const layer of stack || []) {
      const paths = [].concat(layer.madeWith ?? '/');
      for (const one of paths) {
        if (layer.route) {
          const methods = Object.keys(layer.route.methods);
          for (const method of methods.length > 20 ? ['ALL'] : methods) {
            add(method === '_all' ? 'ALL' : method, joined(prefix, String(one)));
          }
        } else if (layer.handle && layer.handle.stack) {
          walk(layer.handle.stack, joined(prefix, String(one)));
        }
      }
    }
  };
  const list = (app, prefix) => {
    const router = version === 4 ? app._router : app.router;
    walk(router && router.stack, prefix);
    for (const [at, child] of app.children || []) for (const one of [].concat(at)) list(child, joined(prefix, one));
  };
  return () => {
    const mounted = new Set(apps.flatMap((app) => (app.children || []).map(([, child]) => child)));
    for (const app of apps) if (!mounted.has(app)) list(app, '/');
  };
}

// --- the others ------------------------------------------------------------------------------------------------------------------

/** Every context has a hook that hears of its routes; contexts take over those of the one around them. */
function watchFastify() {
  const { Hooks } = load('fastify/lib/hooks');
  function Watched() {
    Hooks.call(this);
    this.onRoute.push((route) => {
      for (const method of [].concat(route.method)) add(method, route.url);
    });
  }
  Watched.prototype = Hooks.prototype;
  loaded('fastify/lib/hooks').exports.Hooks = Watched;
  return () => {};
}

function watchKoa() {
  const Koa = load('koa');
  const mount = load('koa-mount');
  const apps = [];
  const { use } = Koa.prototype;
  Koa.prototype.use = function useMiddleware(middleware) {
    if (!apps.includes(this)) apps.push(this);
    return use.call(this, middleware);
  };
  loaded('koa-mount').exports = (prefix, app) => {
    const mounted = mount(prefix, app);
    mounted.child = [prefix, app];
    return mounted;
  };
  const list = (app, prefix) => {
    for (const middleware of app.middleware) {
      if (middleware.router) {
        for (const layer of middleware.router.stack) {
          const methods = layer.methods.length >= 20 ? ['ALL'] : layer.methods;
          for (const method of methods) {
            // GET brings HEAD along.
            if (!(method === 'HEAD' && layer.methods.includes('GET') && layer.methods.length === 2 && !layer.stack.wantsHead)) {
              add(method, joined(prefix, layer.path));
            }
          }
        }
      }
      if (middleware.child) list(middleware.child[1], joined(prefix, middleware.child[0]));
    }
  };
  return () => {
    const mounted = new Set(apps.flatMap((app) => app.middleware.filter((m) => m.child).map((m) => m.child[1])));
    for (const app of apps) if (!mounted.has(app)) list(app, '/');
  };
}

function watchHapi() {
  const Hapi = load('@hapi/hapi');
  const { server } = Hapi;
  const servers = [];
  Hapi.server = (options) => { const made = server(options); servers.push(made); return made; };
  return () => {
    for (const made of servers) for (const route of made.table()) add(route.method === '*' ? 'ALL' : route.method, route.path);
  };
}

function watchNest() {
  const { NestFactory } = load('@nestjs/core');
  const apps = [];
  const { create } = NestFactory;
  NestFactory.create = async (module) => {
    const app = await create.call(NestFactory, module, { logger: false });
    apps.push(app);
    return app;
  };
  return () => {
    for (const app of apps) {
      for (const layer of app.getHttpAdapter().getInstance().router.stack) {
        if (!layer.route) continue;
        const methods = Object.keys(layer.route.methods).filter((method) => layer.route.methods[method]);
        for (const method of methods.length > 10 ? ['ALL'] : methods) add(method === '_all' ? 'ALL' : method, layer.route.path);
      }
    }
  };
}

function watchHono() {
  const { inspectRoutes } = load('hono/dev');
  const { Hono } = load('hono');
  const apps = [];
  class Watched extends Hono {
    constructor(options) {
      super(options);
      apps.push(this);
    }
  }
  loaded('hono').exports = { Hono: Watched };
  loaded('@hono/node-server') ?? load('@hono/node-server');
  loaded('@hono/node-server').exports = { serve() {} };
  return () => {
    // All end up in one, which has the most.
    const [app] = apps.sort((a, b) => b.routes.length - a.routes.length);
    for (const route of inspectRoutes(app)) if (!route.isMiddleware) add(route.method, route.path);
  };
}

async function main() {
  const watchers = { express4: () => watchExpress(4), express5: () => watchExpress(5), fastify: watchFastify, koa: watchKoa,
    hapi: watchHapi, nest: watchNest, hono: watchHono };
  const collect = watchers[framework]();
  if (entry.endsWith('.mjs') || require(path.join(nearestPackage(), 'package.json')).type === 'module') {
    await import(require('url').pathToFileURL(entry).href);
  } else {
    require(entry);
  }
  await new Promise((resolve) => { setTimeout(resolve, 1500); });
  collect();
  process.stdout.write(`${JSON.stringify([...routes].sort())}\n`, () => process.reallyExit(0));
}

function nearestPackage() {
  for (let folder = path.dirname(entry); ; folder = path.dirname(folder)) {
    if (require('fs').existsSync(path.join(folder, 'package.json'))) return folder;
  }
}

main().catch((error) => {
  console.error(error);
  process.reallyExit(1);
});
