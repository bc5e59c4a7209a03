/** Has a server listen on a port that the system picks, and prints it. */
export function listen(server) {
  server.listen(0, '127.0.0.1', () => console.log(server.address().port));
}
