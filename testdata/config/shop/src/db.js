'use strict';
const driver = require(process.env.SHOP_DRIVER);

class Db {
  constructor(handle) {
    this.handle = handle;
  }
  run(text, done) {
    this.handle.send(text, done);
  }
  rows(text) {
    return new Promise((resolve) => this.run(text, resolve));
  }
}

exports.open = () => new Db(driver.connect());
exports.quote = (value) => `'${value}'`;
