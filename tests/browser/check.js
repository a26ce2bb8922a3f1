// Opens the page of routes in a real browser and uses it as a person would: node check.js JSWARD [SCREENSHOT_FOLDER].
// Exit code 77 where no browser is installed. The application shown has paths and names that would like to be markup.
'use strict';
const assert = require('assert');
const { execFileSync } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { pathToFileURL } = require('url');

const [program, screenshots] = process.argv.slice(2);
const kNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const browserPath = process.env.CHROMIUM || kNames.flatMap((name) =>
  (process.env.PATH || '').split(path.delimiter).map((folder) => path.join(folder, name))).find((file) => fs.existsSync(file));
if (!browserPath) {
  console.log('no chromium is installed');
  process.exit(77);
}
const puppeteer = require('puppeteer-core');

const work = fs.mkdtempSync(path.join(os.tmpdir(), 'jsward-page-'));
process.on('exit', () => fs.rmSync(work, { recursive: true, force: true, maxRetries: 5 }));

/** An application whose paths, names and files try to break out of the page. */
function writeApplication(folder) {
  fs.mkdirSync(path.join(folder, 'src'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'src', "<img src=x onerror=top.owned=1>'\".js"), `
    exports.evil = (req, res) => res.end();
  `);
  fs.writeFileSync(path.join(folder, 'src', 'app.js'), `
    const express = require('express');
    const helmet = require('helmet');
    const { rateLimit } = require('express-rate-limit');
    const { evil } = require("./<img src=x onerror=top.owned=1>'\\".js");
    const app = express();
    const requireLogin = (req, res, next) => (req.user ? next() : res.sendStatus(401));
    app.use(helmet());
    app.get('/', (req, res) => res.end());
    app.get('/api/</script><script>top.owned=1</script>', evil);
    app.get('/api/<!--<script>/:id', evil);
    app.get('/api/"onmouseover="top.owned=1', evil);
    app.get('/api/users', (req, res) => res.json([]));
    app.get('/api/users/:id', requireLogin, (req, res) => res.json({}));
    app.post('/api/users', rateLimit({ max: 5 }), requireLogin, express.json({ limit: '10kb' }), function create(req, res) { res.end(); });
    app.put('/api/users/:id', requireLogin, function change(req, res) { res.end(); });
    app.delete('/api/users/:id', requireLogin, function remove(req, res) { res.end(); });
    for (let i = 0; i < 1; ++i) app.get('/api/orders/:order/items/:item', (req, res) => res.end());
    app.get('/shop/cart', (req, res) => res.end());
    app.post('/shop/cart', function fill(req, res) { res.end(); });
    app.listen(3000);
  `);
}

function run(...args) {
  return execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
}

/** Contrast of two colours as computed styles give them (WCAG 2). */
function contrast(a, b) {
  const luminance = (color) => {
    const [r, g, bl] = color.match(/[\d.]+/g).map(Number).map((v) => v / 255)
      .map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * bl;
  };
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const isRed = (color) => {
  const [r, g, b] = color.match(/[\d.]+/g).map(Number);
  return r > 1.3 * g && r > 1.3 * b;
};

async function main() {
  const application = path.join(work, 'application');
  writeApplication(application);
  const html = path.join(work, 'routes.html');
  run('routes', application, '--output', html);
  const table = JSON.parse(run('routes', application, '--format', 'json'));
  const routes = [...table.apps.flatMap((app) => app.routes), ...table.unmounted];
  assert.strictEqual(routes.length, 12);

  const browser = await puppeteer.launch({
    executablePath: browserPath,
    headless: true,
    userDataDir: path.join(work, 'profile'),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
    timeout: 120000,
    protocolTimeout: 120000,
  });
  try {
    await use(await browser.newPage(), html, routes);
  } finally {
    await browser.close();
  }
}

async function use(page, html, routes) {
  const requests = [];
  const complaints = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('dialog', (dialog) => { complaints.push('dialog'); dialog.dismiss(); });
  await page.setViewport({ width: 1280, height: 900 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
  await page.goto(pathToFileURL(html).href);
  await page.waitForSelector('html[data-ready]', { timeout: 60000 });
  const shot = async (name) => {
    if (screenshots) await page.screenshot({ path: path.join(screenshots, name) });
  };
  const shownRows = () => page.$$eval('tr.route', (rows) => rows.filter((row) => row.offsetParent !== null)
    .map((row) => ({ method: row.cells[0].textContent, path: row.cells[1].textContent })));

  // Everything is there, as text.
  const shown = await shownRows();
  const keys = (list) => list.map((route) => `${route.method} ${route.path}`).sort();
  assert.deepStrictEqual(keys(shown), keys(routes));
  assert.strictEqual(await page.evaluate(() => window.owned), undefined, 'a path ran as a script');
  assert.strictEqual((await page.$$('img')).length, 0, 'a name became markup');
  await shot('light.png');

  // Gaps are red and readable, in light and dark.
  for (const scheme of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    const look = await page.evaluate(() => {
      const style = (selector) => getComputedStyle(document.querySelector(selector));
      return { gap: style('td.missing').color, gapPaper: style('td.missing').backgroundColor, ink: style('body').color,
        paper: style('body').backgroundColor, quiet: style('.facts').color, card: style('.group').backgroundColor,
        link: style('td.path .part').color };
    });
    assert.ok(isRed(look.gap), `gaps are ${look.gap} in ${scheme}`);
    assert.ok(contrast(look.gap, look.gapPaper) >= 4.5, `gaps can hardly be read in ${scheme}`);
    assert.ok(contrast(look.ink, look.paper) >= 7, `text can hardly be read in ${scheme}`);
    assert.ok(contrast(look.quiet, look.paper) >= 4.5, `small text can hardly be read in ${scheme}`);
    assert.ok(contrast(look.link, look.card) >= 4.5, `parameters can hardly be read in ${scheme}`);
  }
  await shot('dark.png');
  await page.click('#scheme');
  assert.strictEqual(await page.evaluate(() => getComputedStyle(document.body).colorScheme || document.documentElement.dataset.scheme), 'light');
  const gaps = await page.$$eval('td.missing', (cells) => cells.length);
  const count = routes.flatMap((route) => Object.values(route.protections)).filter((p) => p.state === 'missing').length;
  assert.strictEqual(gaps, count, 'cells of gaps');

  // By the keyboard alone.
  await page.keyboard.press('/');
  await page.keyboard.type('users :id');
  assert.deepStrictEqual(keys(await shownRows()), keys(routes.filter((r) => r.path.includes('users') && r.path.includes(':id'))));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const chain = await page.$$eval('tr.more:not([hidden]) li', (items) => items.map((item) => item.textContent));
  assert.ok(chain.some((item) => item.includes('helmet()') && item.includes('headers')), chain.join('; '));
  assert.ok(chain.some((item) => item.includes('requireLogin') && item.includes('authentication')), chain.join('; '));
  assert.match(chain.at(-1), /answers/);
  await shot('chain.png');
  await page.keyboard.press('Escape');
  assert.strictEqual((await shownRows()).length, routes.length);
  await page.keyboard.press('g');
  const open = routes.filter((r) => Object.values(r.protections).some((p) => p.state === 'missing'));
  assert.deepStrictEqual(keys(await shownRows()), keys(open));
  await page.keyboard.press('Escape');
  const before = await page.evaluate(() => [...document.querySelectorAll('tr.route')].indexOf(document.activeElement));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const after = await page.evaluate(() => [...document.querySelectorAll('tr.route')].indexOf(document.activeElement));
  assert.ok(after > before, 'arrows go from route to route');
  await page.keyboard.press('ArrowLeft');
  assert.strictEqual(await page.evaluate(() => document.activeElement.closest('.group').open), false);
  await page.keyboard.press('ArrowRight');
  assert.strictEqual(await page.evaluate(() => document.activeElement.closest('.group').open), true);

  // Chips.
  const chip = await page.evaluateHandle(() => [...document.querySelectorAll('.chip')].find((one) => one.textContent.startsWith('POST')));
  await chip.click();
  assert.deepStrictEqual(keys(await shownRows()), keys(routes.filter((r) => r.method === 'POST')));
  await page.click('#reset');
  assert.strictEqual((await shownRows()).length, routes.length);

  // A narrow window can be used, too.
  await page.setViewport({ width: 420, height: 800 });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth + 1), 'the page is wider than its window');
  await shot('narrow.png');

  // Nothing was asked of anybody.
  assert.deepStrictEqual(requests.filter((url) => url !== pathToFileURL(html).href), [], 'requests');
  assert.deepStrictEqual(complaints, [], 'complaints of the browser');
}

main().catch((error) => {
  console.error(error.stack || error);
  process.exit(1);
});
