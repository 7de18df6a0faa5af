// @hey-api/openapi-ts, from sign-in to errors: node hey-api.js ADDRESS EXPORT.json YEAR
import { openAsBlob } from 'node:fs';
import { client } from './generated/hey-api/client.gen.js';
import {
  exportHistory, getArtistMetrics, getAuthorizationServer, getJob, getMe, getSnapshot, getTemporalMetrics, importHistory, issueTokens, revokeTokens, streamJobEvents, takeSnapshot,
  type JobStatus,
} from './generated/hey-api/index.js';
import { ask, clientId, redirectUri, tell } from './sign-in.js';

const [address = '', file = '', year = ''] = process.argv.slice(2);
client.setConfig({ baseUrl: address });
const throwOnError = true;

// Sign in.
const { data: server } = await getAuthorizationServer({ throwOnError });
const { code, verifier } = await ask(server.authorization_endpoint, server.issuer, 'metrics:read history:read collect');
const { data: tokens } = await issueTokens({
  throwOnError,
  body: { grant_type: 'authorization_code', client_id: clientId, code, code_verifier: verifier, redirect_uri: redirectUri },
});
client.setConfig({ auth: scheme => (scheme.scheme === 'bearer' ? tokens.access_token : undefined) });
const { data: me } = await getMe({ throwOnError });

// Take a snapshot and follow its job.
const { data: started } = await takeSnapshot({ throwOnError, query: { force: true } });
const job = await end(started.jobId);
const { data: snapshot } = await getSnapshot({ throwOnError, path: { id: job.result?.snapshotId ?? '' } });

// Import a data export.
const { data: received } = await importHistory({ throwOnError, body: { files: [await openAsBlob(file)] } });
const imported = await end(received.jobId);

// Ask for metrics.
const { data: metrics } = await getTemporalMetrics({
  throwOnError,
  query: { from: `${year}-01-01`, to: `${Number(year) + 1}-01-01`, timeZone: 'Europe/Berlin', granularity: 'month' },
});
const weekday = metrics.heatmap.findIndex(day => day.some(cell => cell.plays > 0));

// Take the whole history along.
const { data: history } = await exportHistory({ throwOnError, query: { format: 'json' } });
const exported = history.filter(play => play.ts.startsWith(year)).map(play => play.ms_played);

// What is wrong comes as a problem.
const { error: problem } = await getJob({ path: { id: 'nobody' } });
const { error: mistake } = await getArtistMetrics({ query: { top: 0 } });

// New tokens for old, and the end.
const { data: renewed } = await issueTokens({ throwOnError, body: { grant_type: 'refresh_token', client_id: clientId, refresh_token: tokens.refresh_token } });
await revokeTokens({ throwOnError, body: { client_id: clientId, token: renewed.refresh_token } });

tell({
  userId: me.userId, snapshotId: snapshot.snapshotId, jobState: job.state, outcome: imported.result?.outcome ?? '', taken: imported.result?.report?.outcomes.taken ?? 0,
  plays: metrics.basis.plays, days: metrics.heatmap.length, weekday, hour: metrics.heatmap[weekday]?.findIndex(cell => cell.plays > 0) ?? -1,
  problem: problem?.type ?? '', mistake: mistake?.errors?.['top']?.[0] ?? '', exported, scope: renewed.scope,
});

// The stream of events ends with the job.
async function end(id: string | null): Promise<JobStatus> {
  const path = { id: id ?? '' };
  const { stream } = await streamJobEvents({ path });
  for await (const status of stream) {
    console.log(status?.progress);
  }
  const { data } = await getJob({ throwOnError, path });
  return data;
}
