import type { NextApiRequest, NextApiResponse } from 'next';

export const config = { api: { bodyParser: { sizeLimit: '4mb' } } };

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === 'GET') { // route: GET /api/account/[id] behind headers authentication
    return res.json({ id: req.query.id });
  }
  if (req.method === 'POST') { // route: POST /api/account/[id] behind headers authentication body 4mb
    return res.status(201).end();
  }
  res.status(405).end();
}
