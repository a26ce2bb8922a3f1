const express = require('express');
const { requireLogin } = require('./login');
const products = require('./products');

const router = express.Router();

const routes = [
  { method: 'get', path: '/products', handler: products.list },
  { method: 'post', path: '/products', middleware: [requireLogin], handler: products.create },
  { method: 'delete', path: '/products/:id', middleware: [requireLogin], handler: products.remove },
];

for (const { method, path, middleware = [], handler } of routes) {
  router[method](path, ...middleware, handler); // route: GET /shop/products; POST /shop/products behind authentication; DELETE /shop/products/:id behind authentication
}

const pages = { '/terms': products.terms, '/privacy': products.privacy };
for (const [path, handler] of Object.entries(pages)) {
  router.get(path, handler); // route: GET /shop/terms; GET /shop/privacy
}

Object.keys(pages).forEach((path) => router.head(path, pages[path])); // route: HEAD /shop/terms; HEAD /shop/privacy

['/a', '/b'].forEach((path) => router.get(`/pages${path}`, products.terms)); // route: GET /shop/pages/a; GET /shop/pages/b

module.exports = router;
