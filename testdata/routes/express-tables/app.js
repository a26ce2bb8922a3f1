const express = require('express');
const v1 = require('./v1');
const shop = require('./shop');
const loadModules = require('./modules');
const loadPlugins = require('./plugins');

const createApp = () => {
  const app = express();
  app.use('/v1', v1);
  app.use('/shop', shop);
  loadModules(app);
  loadPlugins(app);
  return app;
};

createApp().listen(3000);
