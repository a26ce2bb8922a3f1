#!/usr/bin/env node
'use strict';
// Every form of expression that the language has.

var total = 0, name = "quoted", other = 'it\'s';
let count = 1_000, big = 0xFFn, octal = 0o17, binary = 0b1010, exponent = 1.5e-3, legacy = 017;
const pattern = /a[/\]]+\/(?<year>\d{4})/giu, template = `line
  ${name} and ${`nested ${count}`}`;

function tag(strings, ...values) { return strings.raw.join(values.join()); }
tag`select ${name} from \u0041 where ${count > 1 ? 'a' : "b"}`;

const object = {
    name, 'quoted key': 1, 42: 2, [`computed${count}`]: 3, ['constant']: 4,
    method(a, b = a) { return super.toString() + a + b; },
    async asynchronous() { await null; }, *generator() { yield; }, async *both() { yield* []; },
    get accessor() { return this.value; }, set accessor(value) { this.value = value; },
    get: 1, set: 2, async: 3, await: 4, static: 5, new: 6, class: 7, function: 8,
    ...other, nested: {deep: {deeper: [1, , 3, ...[4, 5]]}}, arrow: () => ({}),
};

const {name: renamed, method: {length = 0} = {}, [name]: dynamic, 'quoted key': quotedKey, ...remaining} = object;
const [first, , third = first, [fourth] = [], ...rest] = [1, 2, 3];
[total, object.value, object['other']] = [count, total, name];
({name: total, value: object.value = 3, ...object.rest} = object);

total += 1; total -= 2; total *= 3; total /= 4; total %= 5; total **= 6;
total <<= 1; total >>= 2; total >>>= 3; total &= 4; total |= 5; total ^= 6;
total &&= 1; total ||= 2; total ??= 3;
total++; ++total; total--; --total;
total = count = -1 + +2 - ~3 * !4 / typeof 5 % void 6 ** 2;
total = count << 1 >> 2 >>> 3 & 4 | 5 ^ 6;
total = count == 1 || count != 2 && count === 3 || count !== 4;
total = count < 1 || count > 2 || count <= 3 || count >= 4 || 'a' in object || object instanceof Object;
total = object?.method?.(1)?.['a']?.b ?? (count, total);
delete object.name, delete object['name'];

const anonymous = function () { return arguments.length; };
const recursive = function self(n) { return n ? self(n - 1) : new.target; };
const asyncArrow = async x => await x, block = ({a, b}, [c] = [], ...d) => { return a + b + c + d; };
const Anonymous = class { }, Named = class Inner extends Object { clone() { return new Inner(); } };
new Named, new Named(1, ...rest), new object.Class(), new (factory())(), new new Outer()();
(function () { total = this; })(), (() => { })(), void async function () { }();
import('./dynamic.js').then(({default: loaded}) => loaded);
import(`./${name}.js`);
a: for (const of of [1, 2]) { if (of) continue a; else break a; }
async function* loops() {
    for await (const part of stream()) yield part;
    const received = yield* other();
    await (yield received);
}
const let_ = {let: 1, of: 2, get: 3}, async = 1, of = 2, get = 3;
async, of + get;
x = a ? b : c ? d : e, y = (a, b), z = ((((a))));
if (a) ; else b
var noSemicolon = 1
var next = 2
;[1, 2].forEach(f)
