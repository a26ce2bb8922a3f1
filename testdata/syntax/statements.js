// Every form of statement, as scripts have them: sloppy mode included.
var hoisted = before(), declaredTwice = 1, declaredTwice = 2;
function before() { return after; }
if (hoisted) { function inBlock() { return hoisted; } }
inBlock();
var after = function named() { return named; };

outer:
for (var i = 0, j = 10; i < j; i++, j--) {
    inner: for (;;) {
        if (i === 1) continue outer;
        else if (i === 2) break inner;
        else { break outer; }
    }
}
for (var key in object) if (object.hasOwnProperty(key)) delete object[key];
for (key of list) ;
for (object.property of list) { }
for (let [a, {b: c = 1}] of new Map()) console.log(a, c);
for (const letter of 'abc') { var leaked = letter; }
while (i--) { if (!i) break; }
do { i++; } while (i < 10)
do i--; while (i)

switch (typeof leaked) {
    case 'string': case 'number':
        let scoped = leaked;
        handle(scoped);
        break;
    case `template`: { handle(); }
    default:
        handle(leaked);
}

try { risky(); } catch (error) { console.error(error.message); } finally { cleanup(); }
try { risky(); } catch { recover(); }
try { risky(); } catch ({message, ...others}) { throw new Error(message, {cause: others}); }
with (Math) { x = cos(PI); }
debugger;
;
{ let shadow = 1; { let shadow = 2; use(shadow); } use(shadow); }

function parameters(a, {b, c: {d} = {}}, [e, ...f], g = a, ...h) {
    'use strict';
    if (a) return;
    var a, g = 2;
    return () => [a, b, d, e, f, g, h, this, arguments];
}
function returns() { return a
    + b }
function throws() { throw new TypeError(`bad ${'value'}`); }

class Base { constructor() { this.x = new.target.name; } }
class Derived extends mixin(Base) {
    static count = 0; static #instances = []; #secret = 'hidden'; field; 'quoted' = 1; 42 = 2; [computed()] = 3;
    arrow = () => this.#secret; static async = 1; get; set
    static { Derived.#instances.push(this); try { setup(); } catch { } }
    constructor(...args) { super(...args); Derived.count++; }
    #privateMethod() { return #secret in this && this.#secret; }
    get secret() { return this.#secret; } set secret(value) { this.#secret = value; }
    static create() { return new this(); } async load() { await super.load?.(); } *[Symbol.iterator]() { yield* []; }
    async *stream() { for await (const x of this) yield x; }
    static get [computed()]() { return super.name; }
    'quoted method'() { } 7() { } static static() { } get get() { return 1; } set set(v) { } async async() { }
}
var last = class extends null { }
