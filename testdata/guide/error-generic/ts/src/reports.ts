import { readFile } from 'node:fs/promises';

interface Sale {
  month: string;
  amount: number;
}

export async function monthlyTotals(): Promise<Record<string, number>> {
  const sales = JSON.parse(await readFile('data/sales.json', 'utf8')) as Sale[];
  const totals: Record<string, number> = {};
  for (const { month, amount } of sales) totals[month] = (totals[month] ?? 0) + amount;
  return totals;
}
