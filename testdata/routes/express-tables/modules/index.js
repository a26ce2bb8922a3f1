const fs = require('fs');
const path = require('path');

/** Every file of the folder sets up its own routes. */
module.exports = function (app) {
  fs.readdirSync(__dirname)
    .filter((file) => file !== 'index.js')
    .forEach((file) => {
      require(path.join(__dirname, file))(app);
    });
};
