import express from 'express';
import { readdir } from 'node:fs/promises';
import { dirname, join, parse } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const app = express();

for (const file of await readdir(join(here, 'routes'))) {
  const { default: router } = await import(`./routes/${file}`);
  app.use(`/api/${parse(file).name}`, router);
}

app.listen(8080);
