import './side-effect.js';
import defaultExport from './a.js';
import * as namespace from './b.js';
import {named, other as alias, default as fallback, 'string name' as quoted} from './c.js';
import both, {type, of, from as as} from './d.js';
import all, * as everything from './e.js';
import data from './data.json' with {type: 'json'};

export {named, alias as renamed, both as default, quoted as 'exported string'};
export {one, two as deux, default as three, 'quoted' as four} from './f.js';
export * from './g.js';
export * as wrapped from './h.js';
export const constant = 1, {destructured, nested: [element]} = namespace;
export let variable;
export var old = constant;
export function declared() { return import.meta.url; }
export async function* generated() { yield await import('./lazy.js'); }
export class Exported extends everything.Base { static of = of; }

const {readFile} = await import('node:fs/promises');
const text = await readFile(new URL('./file.txt', import.meta.url), {encoding: 'utf8'});
for await (const chunk of stream(text)) process(chunk, type, as, data, all, fallback, defaultExport);
