const { pool } = require('./pool');

function where(id) {
	return "id = '" + id + "'";
}

exports.find = async function find(id) {
  const condition = where(id);
  const [rows] = await pool.query(`
    SELECT id, name, email, created_at
    FROM users
    WHERE ${condition}
    AND deleted_at IS NULL
    AND confirmed_at IS NOT NULL
    LIMIT 1
  `);
  return rows[0];
};
