const { globSync } = require('glob');
const path = require('path');

module.exports = (app) => {
  for (const file of globSync('./plugins/*/routes.js')) {
    const name = path.basename(path.dirname(file));
    app.use('/plugins', require(path.resolve(file)));
  }
};
