import { Router } from 'express';
const router = Router();
router.post('/', (req, res) => res.json({})); // route: POST /api/dogs
export default router;
