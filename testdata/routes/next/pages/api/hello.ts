import type { NextApiRequest, NextApiResponse } from 'next';

export default function handler(req: NextApiRequest, res: NextApiResponse) { // route: ALL /api/hello behind headers
  res.status(200).json({ name: 'Jane' });
}
