import type {Request, Response} from 'express';
import express, {type NextFunction, Router as makeRouter} from 'express';
import legacy = require('legacy');
import Alias = Outer.Inner.value;
export type {Request};
export import Exported = Outer.Inner;

interface Options<T extends object = {}> extends Base, Other<T> { readonly key: string; method?(a: number): void; [index: string]: any; new(): Options; (call: string): void }
type Union = 'a' | 1 | -2 | true | null | undefined | Options | (() => void) | string[] | readonly number[] | [a: string, b?: number, ...rest: any[]];
type Mapped<T> = {readonly [K in keyof T]?: T[K] extends infer U ? U : never};
type Template = `prefix-${string}`;
declare const ambient: string;
declare function ambientFunction(a: string): number;
declare module 'module' { export const x: number; }
declare global { interface Window { extra: string } }
declare class AmbientClass { method(): void; }

enum Direction { Up, Down = 5, Left, Right = 'right', Computed = 'x'.length, After = Direction.Up | Direction.Down }
const enum Flags { None = 0, 'quoted name' = 1 << 2 }
namespace Outer { export namespace Inner { export const value = 1; export type T = string; } const hidden = Inner.value; export function visible() { return hidden; } }
namespace Dotted.Name { export class Thing { } }
namespace TypesOnly { export interface Nothing { } }

function overload(a: string): string;
function overload(a: number): number;
function overload(this: void, a: any, b?: string, c = 1, ...d: Array<string>): any { return a as unknown as string; }
function guard(x: unknown): x is string { return typeof x === 'string'; }
function asserts(x: unknown): asserts x is Request { if (!x) throw new Error(); }
const generic = <T, U extends T = T>(x: T, y: U): [T, U] => [x, y];
const cast = <any>generic, satisfied = {a: 1} satisfies Record<string, number>, constant = [1, 2] as const;
const nonNull = ambient!.length, chained = legacy?.a!.b![0]!(), instantiated = generic<string, 'a'>;
let typed: Request | undefined, definite!: Response, tuple: [string, number] = ['a', 1];
for (const x of <any[]>tuple) typed = x as Request;
try { } catch (error: unknown) { if (error instanceof Error) console.log(error.message); }

@Component({selector: 'app', template: '<a></a>'})
@Injectable()
export abstract class Service<T> extends BaseService<T> implements OnInit, OnDestroy {
    @Input() public name: string = 'default';
    @Output('renamed') readonly changed = new EventEmitter<string>();
    private static instance?: Service<any>;
    protected declare readonly declared: number;
    #hidden!: string;
    accessor auto = 1;
    [key: string]: unknown;
    static { Service.instance = undefined; }
    constructor(@Inject(TOKEN) private readonly db: Database, public router = makeRouter(), protected optional?: Options, plain?: string) { super(); }
    abstract todo(): void;
    method(): void;
    method(a?: string): void { this.#hidden = a!; }
    @HostListener('click', ['$event']) async onClick(@Body() body: Dto, @Param('id') id: string, next?: NextFunction): Promise<void> { await this.db.query<Dto>(`select ${id}`, body); next?.(); }
    get value(): T { return this.router as any; }
    set value(v: T) { }
    private async *items<K extends keyof T>(): AsyncGenerator<K> { yield* []; }
}
export default interface Defaulted { }
export const handler = async (req: Request<{id: string}>, res: Response): Promise<Response> => res.json(req.params.id);
export enum Exposed { A = 'a' }
export declare const declaredExport: number;
abstract class Plain { abstract x: string; abstract get y(): number; }
let union: Direction.Up | Flags, keyed: keyof typeof handler, conditional: Union extends string ? 'a' : 'b', fn: new (...args: any[]) => object;
export = express;
