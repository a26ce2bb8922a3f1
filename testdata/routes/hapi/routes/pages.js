const view = (name) => (request, h) => h.view(name);

module.exports = [
  { method: 'GET', path: '/terms', handler: view('terms'), config: { auth: false } }, // route: GET /terms behind headers
  { method: ['PUT', 'PATCH'], path: '/pages/{id}', handler: view('saved') }, // route: PUT /pages/{id} behind headers authentication; PATCH /pages/{id} behind headers authentication
  { method: '*', path: '/{any*}', handler: (request, h) => h.response().code(404) }, // route: ALL /{any*} behind headers authentication
];
