export { remove as DELETE };

function remove(request) { // route: DELETE /cart/[...items] behind headers
  return new Response(null, { status: 204 });
}
