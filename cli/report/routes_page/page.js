'use strict';
// Draws the map of routes from the data of the page. Names and paths come from scanned code: they become text, never markup.
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const protections = ['headers', 'rate-limit', 'authentication', 'validation', 'csrf', 'body-limit'];
  const heads = { headers: 'headers', 'rate-limit': 'limit', authentication: 'auth', validation: 'valid', csrf: 'CSRF', 'body-limit': 'body' };
  const words = { headers: 'headers', 'rate-limit': 'rate limit', authentication: 'authentication', validation: 'validation', csrf: 'CSRF protection', 'body-limit': 'body limit' };
  const byId = (id) => document.getElementById(id);

  function element(tag, options = {}, ...children) {
    const { text, ...attributes } = options;
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    if (text !== undefined) made.textContent = text;
    made.append(...children);
    return made;
  }

  const place = (location) => `${location.path}:${location.line}`;
  const plural = (count, noun) => `${count} ${noun}${count === 1 ? '' : 's'}`;
  const isMissing = (route, what) => route.protections[what].state === 'missing';
  const hasGap = (route) => protections.some((what) => isMissing(route, what));
  const methodClass = (method) => (['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'].includes(method) ? method : 'ANY');

  // --- the data by application and prefix --------------------------------------------------------------------------------

  const apps = data.apps.map((app) => ({ title: app.framework, place: place(app.location), routes: app.routes }));
  if (data.unmounted.length > 0) apps.push({ title: 'mounted by nobody', place: '', routes: data.unmounted });
  const all = apps.flatMap((app) => app.routes);

  const segments = (path) => path.split('/').filter((part) => part !== '');
  const isOpen = (part) => /^[:*{[(]/.test(part) || part.includes('*');

  /** The constant beginning that routes share, as deep as it tells them apart: "/api" alone says little when all have it. */
  function prefixDepth(routes) {
    for (let depth = 1; depth < 4; ++depth) {
      const prefixes = new Set(routes.map((route) => prefixOf(route, depth)));
      if (prefixes.size > 2 || prefixes.size > routes.length / 8) return depth;
    }
    return 3;
  }

  function prefixOf(route, depth) {
    const parts = segments(route.path);
    const constant = parts.findIndex(isOpen);
    const end = Math.min(depth, constant < 0 ? parts.length : constant);
    return `/${parts.slice(0, end).join('/')}`;
  }

  function groupsOf(routes) {
    const depth = prefixDepth(routes);
    const groups = new Map();
    for (const route of routes) {
      const prefix = prefixOf(route, depth);
      if (!groups.has(prefix)) groups.set(prefix, []);
      groups.get(prefix).push(route);
    }
    return [...groups].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  }

  // --- drawing -------------------------------------------------------------------------------------------------------------

  const rows = []; // {route, row, more, group, text}

  function pathCell(path) {
    const cell = element('td', { class: 'path' });
    for (const part of path.split(/(?<=\/)|(?=\/)/)) {
      cell.append(isOpen(part) ? element('span', { class: 'part', text: part }) : part);
    }
    return cell;
  }

  function markCell(what, protection) {
    const guessed = protection.evidence === 'name';
    const kind = protection.state === 'present' ? (guessed ? 'guessed' : 'present') : protection.state === 'missing' ? 'missing' : 'idle';
    const sign = { present: '✓', guessed: '~', missing: '✗', idle: '·' }[kind];
    const says = { present: 'there', guessed: 'there, by its name alone', missing: 'missing', idle: 'not needed' }[kind];
    const by = protection.by ? `, ${protection.by.name || 'a function'} at ${place(protection.by.location)}` : '';
    const detail = protection.detail ? ` (${protection.detail})` : '';
    return element('td', {
      class: `mark ${kind}`,
      text: protection.detail && kind === 'present' ? protection.detail : sign,
      title: `${words[what]}: ${says}${detail}${by}`,
      'aria-label': `${words[what]} ${says}${detail}`,
    });
  }

  function chainOf(route) {
    const list = element('ol', { class: 'chain' });
    for (const middleware of route.before) {
      const item = element('li', {}, element('code', { text: middleware.name || 'function' }), ' ',
        element('span', { class: 'place', text: place(middleware.location) }));
      for (const given of middleware.provides) {
        item.append(element('span', { class: 'gives', text: given.evidence === 'name' ? `${given.what}, by its name` : given.what }));
      }
      list.append(item);
    }
    list.append(element('li', {}, element('code', { text: route.handler.name || 'function' }), ' ',
      element('span', { class: 'place', text: place(route.handler.location) }), element('span', { class: 'gives', text: 'answers' })));
    return list;
  }

  function drawRoute(route, body, group) {
    const row = element('tr', { class: 'route', tabindex: '-1', 'aria-expanded': 'false' },
      element('td', { class: `method ${methodClass(route.method)}`, text: route.method }), pathCell(route.path));
    for (const what of protections) row.append(markCell(what, route.protections[what]));
    row.append(element('td', { class: 'answer' }, element('span', { class: 'name', text: route.handler.name }), ' ',
      element('span', { class: 'place', text: place(route.handler.location) })));
    const more = element('tr', { class: 'more', hidden: '' });
    body.append(row, more);
    const text = [route.method, route.path, route.handler.name, place(route.handler.location), place(route.location)].join(' ').toLowerCase();
    const entry = { route, row, more, group, text };
    rows.push(entry);
    row.addEventListener('click', () => { if (!String(getSelection())) toggle(entry); });
    row.addEventListener('focus', () => rove(entry));
  }

  function toggle(entry) {
    const opens = entry.more.hidden;
    if (opens && !entry.more.firstChild) {
      entry.more.append(element('td', { colspan: String(protections.length + 3) }, chainOf(entry.route)));
    }
    entry.more.hidden = !opens;
    entry.row.setAttribute('aria-expanded', String(opens));
  }

  function drawGroup(prefix, routes, section) {
    const gaps = routes.filter(hasGap).length;
    const tally = element('span', { class: 'tally', text: `${plural(routes.length, 'route')}` });
    if (gaps > 0) tally.append(', ', element('span', { class: 'missing', text: `${gaps} with gaps` }));
    const head = element('tr', {}, element('th', { scope: 'col', text: 'method' }), element('th', { scope: 'col', text: 'path' }));
    for (const what of protections) head.append(element('th', { scope: 'col', class: 'mark', text: heads[what], title: words[what] }));
    head.append(element('th', { scope: 'col', class: 'answer', text: 'handler' }));
    const body = element('tbody');
    const details = element('details', { class: 'group', open: '' },
      element('summary', {}, element('span', { class: 'path', text: prefix }), tally),
      element('div', { class: 'scroll' }, element('table', {}, element('thead', {}, head), body)));
    for (const route of routes) drawRoute(route, body, details);
    section.append(details);
  }

  function draw() {
    const map = byId('map');
    for (const app of apps) {
      const section = element('section', { class: 'app' },
        element('h2', {}, element('span', { text: app.title }), element('span', { class: 'place', text: app.place }),
          element('span', { class: 'tally', text: plural(app.routes.length, 'route') })));
      for (const [prefix, routes] of groupsOf(app.routes)) drawGroup(prefix, routes, section);
      map.append(section);
    }
    if (apps.length === 0) map.append(element('p', { class: 'empty', text: 'No routes were found.' }));
    const name = data.root.split('/').filter(Boolean).pop() || data.root;
    byId('title').textContent = `Routes of ${name}`;
    document.title = `Routes of ${name}`;
    const open = all.filter(hasGap).length;
    byId('facts').append(`${plural(all.length, 'route')} of ${plural(data.apps.length, 'application')}, `,
      open > 0 ? element('b', { text: `${open} with gaps` }) : 'none with gaps', data.complete ? '' : '; the scan was not complete');
  }

  // --- filtering -----------------------------------------------------------------------------------------------------------

  const wanted = { methods: new Set(), gaps: new Set(), text: '', anyGap: false };

  function chip(parent, label, count, extra, pressed) {
    const made = element('button', { type: 'button', class: `chip ${extra}`, 'aria-pressed': 'false' }, `${label} `,
      element('span', { class: 'count', text: String(count) }));
    made.addEventListener('click', () => {
      const on = made.getAttribute('aria-pressed') !== 'true';
      made.setAttribute('aria-pressed', String(on));
      pressed(on);
      filter();
    });
    parent.append(made);
    return made;
  }

  function drawChips() {
    const counts = new Map();
    for (const route of all) counts.set(route.method, (counts.get(route.method) || 0) + 1);
    for (const [method, count] of [...counts].sort(([, a], [, b]) => b - a)) {
      chip(byId('methods'), method, count, methodClass(method), (on) => (on ? wanted.methods.add(method) : wanted.methods.delete(method)));
    }
    wanted.button = chip(byId('gaps'), 'anything', all.filter(hasGap).length, 'gap', (on) => { wanted.anyGap = on; });
    for (const what of protections) {
      const count = all.filter((route) => isMissing(route, what)).length;
      if (count > 0) chip(byId('gaps'), words[what], count, 'gap', (on) => (on ? wanted.gaps.add(what) : wanted.gaps.delete(what)));
    }
  }

  function isWanted({ route, text }) {
    return (wanted.methods.size === 0 || wanted.methods.has(route.method)) && (!wanted.anyGap || hasGap(route)) &&
      [...wanted.gaps].every((what) => isMissing(route, what)) &&
      wanted.text.split(/\s+/).every((word) => text.includes(word));
  }

  function filter() {
    wanted.text = byId('search').value.trim().toLowerCase();
    let shown = 0;
    for (const entry of rows) {
      const visible = isWanted(entry);
      entry.row.hidden = !visible;
      if (!visible) entry.more.hidden = true;
      else entry.more.hidden = entry.row.getAttribute('aria-expanded') !== 'true';
      shown += visible ? 1 : 0;
    }
    for (const group of document.querySelectorAll('.group')) group.hidden = !group.querySelector('tr.route:not([hidden])');
    for (const app of document.querySelectorAll('.app')) app.hidden = !app.querySelector('tr.route:not([hidden])');
    byId('shown').textContent = shown === all.length ? '' : `${shown} of ${plural(all.length, 'route')}`;
    const first = visibleRows()[0];
    if (first && !rows.some((entry) => entry.row.tabIndex === 0 && !entry.row.hidden)) rove(first);
  }

  function reset() {
    byId('search').value = '';
    wanted.methods.clear();
    wanted.gaps.clear();
    wanted.anyGap = false;
    for (const pressed of document.querySelectorAll('.chip')) pressed.setAttribute('aria-pressed', 'false');
    filter();
  }

  // --- keyboard --------------------------------------------------------------------------------------------------------------

  const visibleRows = () => rows.filter((entry) => !entry.row.hidden && entry.group.open);

  /** One row takes part in the order of tabs; arrows go on from there. */
  function rove(current) {
    for (const entry of rows) entry.row.tabIndex = entry === current ? 0 : -1;
  }

  function move(step) {
    const visible = visibleRows();
    if (visible.length === 0) return;
    const at = visible.findIndex((entry) => entry.row === document.activeElement);
    const next = visible[Math.min(Math.max(at < 0 ? 0 : at + step, 0), visible.length - 1)];
    rove(next);
    next.row.focus();
  }

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const inSearch = document.activeElement === byId('search');
    const focused = rows.find((entry) => entry.row === document.activeElement);
    const onButton = document.activeElement instanceof HTMLButtonElement;
    const acts = {
      '/': () => byId('search').focus(),
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      Enter: () => focused && toggle(focused),
      ' ': () => focused && toggle(focused),
      ArrowLeft: () => focused && closeGroup(focused),
      ArrowRight: () => openGroup(),
      g: () => wanted.button.click(),
    };
    if (event.key === 'Escape') return reset();
    const act = acts[event.key];
    const isTyping = inSearch && event.key !== 'ArrowDown';
    const isPressing = onButton && (event.key === 'Enter' || event.key === ' ');
    if (!act || isTyping || isPressing || ((event.key === 'Enter' || event.key === ' ' || event.key === 'ArrowLeft') && !focused)) return;
    event.preventDefault();
    act();
  });

  function closeGroup(entry) {
    entry.group.open = false;
    entry.group.querySelector('summary').focus();
  }

  function openGroup() {
    const group = document.activeElement.closest('.group');
    if (!group) return;
    group.open = true;
    const first = visibleRows().find((entry) => entry.group === group);
    if (first) { rove(first); first.row.focus(); }
  }

  // --- the rest ----------------------------------------------------------------------------------------------------------------

  byId('search').addEventListener('input', filter);
  byId('filter').addEventListener('submit', (event) => event.preventDefault());
  byId('filter').addEventListener('reset', (event) => { event.preventDefault(); reset(); });
  byId('help').addEventListener('click', () => {
    const hides = !byId('keys').hidden;
    byId('keys').hidden = hides;
    byId('help').setAttribute('aria-expanded', String(!hides));
  });
  byId('scheme').addEventListener('click', () => {
    const root = document.documentElement;
    const dark = root.dataset.scheme ? root.dataset.scheme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.scheme = dark ? 'light' : 'dark';
  });

  draw();
  drawChips();
  filter();
  document.documentElement.dataset.ready = 'true';
})();
