import { Router } from 'express';
const router = Router();
router.get('/', (req, res) => res.json([])); // route: GET /api/cats
router.get('/:id', (req, res) => res.json({})); // route: GET /api/cats/:id
export default router;
