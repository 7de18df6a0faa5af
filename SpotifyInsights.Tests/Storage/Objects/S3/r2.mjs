// Cloudflare's own local R2 with its S3 endpoint on a free port of 127.0.0.1, in memory. Ends with its standard input, however its starter ends.
// arguments: access key id, secret access key, "http" or "https" (a self-signed certificate), buckets
import { Log, LogLevel, Miniflare } from "miniflare";

const [accessKeyId, secretAccessKey, scheme, ...buckets] = process.argv.slice(2);
const s3Credentials = { accessKeyId, secretAccessKey };
const server = new Miniflare({
  host: "127.0.0.1",
  port: 0,
  https: scheme === "https",
  modules: true,
  script: "export default { fetch() { return new Response(null, { status: 404 }) } }",
  compatibilityDate: "2026-01-01",
  cf: false,
  telemetry: { enabled: false },
  r2Buckets: Object.fromEntries(buckets.map((id) => [id, { id, s3Credentials }])),
  r2Persist: false,
  log: new Log(LogLevel.ERROR),
});
console.log(`READY ${new URL("/cdn-cgi/local/r2/s3", await server.ready)}`);
process.stdin.on("close", async () => {
  await server.dispose();
  process.exit(0);
});
process.stdin.resume();
