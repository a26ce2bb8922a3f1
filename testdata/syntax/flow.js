// @flow
import type {Node} from './types';
export type User = {id: number, name: string};
function greet(user: User, punctuation: ?string = '!'): string { return `Hello ${user.name}${punctuation || ''}`; }
class Store { users: Array<User> = []; add(user: User): void { this.users.push(user); } }
@decorate('a') class Decorated { @observable value = 1; @action.bound change(@inject other) { this.value = other; } }
export default (greet: any);
