// decap-server's own middlewares, let in only from this machine's desk: by itself it listens everywhere and asks for no name.
const express = require("express");
const { registerLocalFs, registerLocalGit } = require("decap-server/dist/middlewares");

const app = express();
app.disable("x-powered-by");
app.use((request, response, next) => {
  // Another name that leads to 127.0.0.1 is an attack (DNS rebinding).
  if (/^127\.0\.0\.1(:\d+)?$/.test(request.headers.host ?? "")) next();
  else response.status(421).end();
});

const register = process.env.MODE === "git" ? registerLocalGit : registerLocalFs;
register(app, { logLevel: "error" }).then(() => {
  const server = app.listen(0, "127.0.0.1", () => console.log(server.address().port));
});
process.stdin.on("end", () => process.exit(0)).resume(); // whoever started this is gone
