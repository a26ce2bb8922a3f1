// What npm itself says of versions and ranges: lines of "version TAB range TAB answers". The answers are 1 or 0, each for itself:
// the version is one; the range is one; the version is in the range, prereleases where named; the same, all prereleases.
// The pairs are made of the pieces that are hard to read, the same ones for the same seed: node pairs.js SEED COUNT
'use strict';
const semver = require('semver');

let state = Number(process.argv[2]) >>> 0;
function random(limit) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 4294967296) * limit);
}
const pick = (list) => list[random(list.length)];
const maybe = (text, oneIn) => (random(oneIn) === 0 ? text : '');

const number = () => pick(['0', '0', '1', '1', '2', '3', '10', '11', '9007199254740991', '9007199254740992', '01']);
const small = () => pick(['0', '0', '0', '1', '1', '2', '3']);
const wild = () => pick(['x', 'X', '*']);
const prerelease = () => '-' + pick(['alpha', 'beta', 'rc.1', 'rc.2', 'rc.11', '0', '1', 'alpha.1', 'alpha.beta', '1-2', '01', 'a..b']);
const build = () => '+' + pick(['5', 'sha.0f', '001', 'x-y']);
const part = () => (random(20) === 0 ? number() : small());

function version() {
  return maybe('v', 12) + [part(), part(), part()].join('.') + maybe(prerelease(), 3) + maybe(build(), 8);
}

function partial() {
  const count = 1 + random(4);
  const parts = [];
  for (let i = 0; i < Math.min(count, 3); i++) parts.push(random(6) === 0 ? wild() : part());
  return maybe('v', 15) + parts.join('.') + (parts.length === 3 ? maybe(prerelease(), 4) + maybe(build(), 10) : '');
}

function comparator() {
  const sign = pick(['', '', '^', '^', '~', '~', '~>', '>', '>=', '<', '<=', '=', '>', '>=', '<', '<=']);
  return sign + maybe(' ', 8) + partial();
}

function alternative() {
  if (random(8) === 0) return `${partial()} - ${partial()}`;
  if (random(20) === 0) return pick(['', '*', 'x', 'latest', '>', '^', '1.2.3.4', 'a.b.c', '||', '>=0.0.0', '- 1', '1 -2']);
  return Array.from({ length: 1 + random(3) }, comparator).join(pick([' ', ' ', '  ']));
}

function range() {
  return Array.from({ length: random(4) === 0 ? 2 : 1 }, alternative).join(pick(['||', ' || ']));
}

for (let i = 0; i < Number(process.argv[3]); i++) {
  const v = version();
  // Every other range stands near the version, where the answers change.
  const near = v.replace(/^v/, '').replace(/\+.*/, '');
  const r = random(2) === 0 ? range() : pick(['^', '~', '>=', '<', '<=', '>', '']) + near + maybe(' ' + comparator(), 3);
  const answers = [
    semver.valid(v) !== null,
    semver.validRange(r) !== null,
    semver.satisfies(v, r),
    semver.satisfies(v, r, { includePrerelease: true }),
  ];
  console.log([v, r, answers.map(Number).join('')].join('\t'));
}

// Pairs of versions: "compare TAB a TAB b TAB -1, 0 or 1".
for (let i = 0; i < Number(process.argv[3]) / 4; i++) {
  const [a, b] = [version(), version()];
  if (semver.valid(a) && semver.valid(b)) console.log(['compare', a, b, semver.compare(a, b)].join('\t'));
}
