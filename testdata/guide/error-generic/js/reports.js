const fs = require('fs/promises');
const path = require('path');

const folder = path.join(__dirname, 'data');

async function monthlyTotals() {
  const sales = JSON.parse(await fs.readFile(path.join(folder, 'sales.json'), 'utf8'));
  const totals = {};
  for (const { month, amount } of sales) totals[month] = (totals[month] || 0) + amount;
  return totals;
}

module.exports = { monthlyTotals };
