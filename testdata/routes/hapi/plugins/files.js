module.exports = {
  name: 'files',
  register(server) {
    server.route({ method: 'DELETE', path: '/{name}', handler: () => null }); // route: DELETE /files/{name} behind headers authentication
  },
};
