const fs = require('fs'), {join, resolve: absolute} = require(`path`);
const lazy = () => require('./lazy');
const where = require.resolve('./where');
var self = this;
module.exports = function create(options) { return new Server(options); };
module.exports.Server = Server;
exports.named = exports.alias = function () { };
Object.assign(module.exports, {join, absolute, ...require('./more')});
module.exports = {...module.exports, get lazily() { return require('./lazy').value; }, fs, lazy, where, self};
(function (root, factory) {
    if (typeof define === 'function' && define.amd) define(['exports', 'b'], factory);
    else if (typeof exports !== 'undefined') factory(exports, require('b'));
    else factory((root.library = {}), root.b);
}(typeof self !== 'undefined' ? self : this, function (exports, b) { exports.action = b; }));
function Server(options) {
    if (!(this instanceof Server)) return new Server(options);
    EventEmitter.call(this, ...arguments);
}
Server.prototype.listen = function (port) { var that = this; return function () { return that.port || port; }; };
require('util').inherits(Server, require('events').EventEmitter);
if (require.main === module) new Server(process.argv.slice(2)).listen(+process.env.PORT || 3000)();
<!-- an old comment
