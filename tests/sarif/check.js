// Validates JSON files against a schema: node check.js <schema.json | sarif> FILE...
// "sarif" stands for the official schema of SARIF 2.1.0.
'use strict';
const fs = require('fs');
const path = require('path');
const addFormats = require('ajv-formats').default;

const [schemaName, ...files] = process.argv.slice(2);
if (!schemaName || files.length === 0) {
  console.error('usage: node check.js <schema.json | sarif> FILE...');
  process.exit(2);
}

function officialSarifSchema() {
  const platformPackage = `@microsoft/sarif-multitool-${process.platform}`;
  return path.join(path.dirname(require.resolve(`${platformPackage}/package.json`)), 'sarif-2.1.0.json');
}

const schema = JSON.parse(fs.readFileSync(schemaName === 'sarif' ? officialSarifSchema() : schemaName, 'utf8'));
const Ajv = require(String(schema.$schema).includes('2020-12') ? 'ajv/dist/2020' : 'ajv').default;
const ajv = addFormats(new Ajv({ allErrors: true, strict: false }));
// A schema may refer to those beside it.
for (const name of JSON.stringify(schema).match(/"\$ref":"[\w.]+\.json"/g) || []) {
  const file = name.slice(8, -1);
  ajv.addSchema(JSON.parse(fs.readFileSync(path.join(path.dirname(schemaName), file), 'utf8')), file);
}
const validator = ajv.compile(schema);

let failed = false;
for (const file of files) {
  // A strict decoder: the reports promise to be UTF-8.
  const text = new TextDecoder('utf-8', { fatal: true }).decode(fs.readFileSync(file));
  if (validator(JSON.parse(text))) continue;
  failed = true;
  for (const error of validator.errors) {
    console.error(`${file}: ${error.instancePath || '/'} ${error.message} ${JSON.stringify(error.params)}`);
  }
}
process.exit(failed ? 1 : 0);
