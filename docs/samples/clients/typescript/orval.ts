// orval, from sign-in to errors: node orval.js ADDRESS EXPORT.json YEAR (the address stands in orval.config.mjs, too)
import { openAsBlob } from 'node:fs';
import {
  exportHistory, getArtistMetrics, getAuthorizationServer, getJob, getMe, getSnapshot, getTemporalMetrics, importHistory, issueTokens, revokeTokens, takeSnapshot,
  type JobStatus,
} from './generated/orval.js';
import { ask, clientId, redirectUri, tell } from './sign-in.js';

const [, file = '', year = ''] = process.argv.slice(2);

// Sign in.
const { data: server } = only(200, await getAuthorizationServer());
const { code, verifier } = await ask(server.authorization_endpoint, server.issuer, 'metrics:read history:read collect');
const { data: tokens } = only(200, await issueTokens({ grant_type: 'authorization_code', client_id: clientId, code, code_verifier: verifier, redirect_uri: redirectUri }));
const signedIn = { headers: { Authorization: `Bearer ${tokens.access_token}` } };
const { data: me } = only(200, await getMe(signedIn));

// Take a snapshot and follow its job.
const { data: started } = only(202, await takeSnapshot({ force: true }, signedIn));
const job = await end(started.jobId);
const { data: snapshot } = only(200, await getSnapshot(job.result?.snapshotId ?? '', signedIn));

// Import a data export.
const { data: received } = only(202, await importHistory({ files: [await openAsBlob(file)] }, {}, signedIn));
const imported = await end(received.jobId);

// Ask for metrics.
const { data: metrics } = only(200, await getTemporalMetrics(
  { from: `${year}-01-01`, to: `${Number(year) + 1}-01-01`, timeZone: 'Europe/Berlin', granularity: 'month' }, signedIn));
const weekday = metrics.heatmap.findIndex(day => day.some(cell => cell.plays > 0));

// Take the whole history along.
const { data: history } = only(200, await exportHistory({ format: 'json' }, signedIn));
const exported = history.filter(play => play.ts.startsWith(year)).map(play => play.ms_played);

// What is wrong comes as a problem.
const { data: problem } = only(404, await getJob('nobody', signedIn));
const { data: mistake } = only(400, await getArtistMetrics({ top: 0 }, signedIn));

// New tokens for old, and the end.
const { data: renewed } = only(200, await issueTokens({ grant_type: 'refresh_token', client_id: clientId, refresh_token: tokens.refresh_token }));
await revokeTokens({ client_id: clientId, token: renewed.refresh_token });

tell({
  userId: me.userId, snapshotId: snapshot.snapshotId, jobState: job.state, outcome: imported.result?.outcome ?? '', taken: imported.result?.report?.outcomes.taken ?? 0,
  plays: metrics.basis.plays, days: metrics.heatmap.length, weekday, hour: metrics.heatmap[weekday]?.findIndex(cell => cell.plays > 0) ?? -1,
  problem: problem.type, mistake: mistake.errors?.['top']?.[0] ?? '', exported, scope: renewed.scope,
});

async function end(id: string | null): Promise<JobStatus> {
  for (;;) {
    const { data: status } = only(200, await getJob(id ?? '', signedIn));
    if (status.finishedAt !== null) {
      return status;
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

/** The answer if it has this status, with the type that the contract gives it. */
function only<A extends { status: number }, S extends A['status']>(status: S, answer: A): Extract<A, { status: S }> {
  if (!has(status, answer)) {
    throw new Error(JSON.stringify(answer));
  }
  return answer;
}

function has<A extends { status: number }, S extends A['status']>(status: S, answer: A): answer is Extract<A, { status: S }> {
  return answer.status === status;
}
