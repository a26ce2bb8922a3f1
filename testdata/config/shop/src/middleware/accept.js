'use strict';

/** Only requests whose body has the shape go on. */
module.exports = (shape) => (req, res, next) => {
  const fits = Object.keys(shape).every((key) => shape[key](req.body[key]));
  return fits ? next() : res.sendStatus(400);
};
