// openapi-typescript and openapi-fetch, from sign-in to errors: node openapi-fetch.js ADDRESS EXPORT.json YEAR
import { openAsBlob } from 'node:fs';
import createClient from 'openapi-fetch';
import type { components, paths } from './generated/openapi-fetch.js';
import { ask, clientId, redirectUri, tell } from './sign-in.js';

const [address = '', file = '', year = ''] = process.argv.slice(2);
const api = createClient<paths>({ baseUrl: address });
const form = { 'Content-Type': 'application/x-www-form-urlencoded' };

// Sign in.
const server = of(await api.GET('/.well-known/oauth-authorization-server'));
const { code, verifier } = await ask(server.authorization_endpoint, server.issuer, 'metrics:read history:read collect');
const tokens = of(await api.POST('/oauth/token', {
  headers: form,
  body: { grant_type: 'authorization_code', client_id: clientId, code, code_verifier: verifier, redirect_uri: redirectUri },
}));
const headers = { Authorization: `Bearer ${tokens.access_token}` };
const me = of(await api.GET('/me', { headers }));

// Take a snapshot and follow its job.
const started = of(await api.POST('/snapshots', { headers, params: { query: { force: true } } }));
const job = await end(started.jobId);
const snapshot = of(await api.GET('/snapshots/{id}', { headers, params: { path: { id: job.result?.snapshotId ?? '' } } }));

// Import a data export.
const received = of(await api.POST('/imports', {
  headers,
  body: { files: [await openAsBlob(file)] },
  bodySerializer: ({ files }) => {
    const data = new FormData();
    files.forEach(one => data.append('files', one, 'Streaming_History_Audio.json'));
    return data;
  },
}));
const imported = await end(received.jobId);

// Ask for metrics.
const metrics = of(await api.GET('/metrics/temporal', {
  headers,
  params: { query: { from: `${year}-01-01`, to: `${Number(year) + 1}-01-01`, timeZone: 'Europe/Berlin', granularity: 'month' } },
}));
const weekday = metrics.heatmap.findIndex(day => day.some(cell => cell.plays > 0));

// Take the whole history along.
const history = of(await api.GET('/export', { headers, params: { query: { format: 'json' } } }));
const exported = history.filter(play => play.ts.startsWith(year)).map(play => play.ms_played);

// What is wrong comes as a problem.
const { error: problem } = await api.GET('/jobs/{id}', { headers, params: { path: { id: 'nobody' } } });
const { error: mistake } = await api.GET('/metrics/artists', { headers, params: { query: { top: 0 } } });

// New tokens for old, and the end.
const renewed = of(await api.POST('/oauth/token', { headers: form, body: { grant_type: 'refresh_token', client_id: clientId, refresh_token: tokens.refresh_token } }));
await api.POST('/oauth/revoke', { headers: form, body: { client_id: clientId, token: renewed.refresh_token } });

tell({
  userId: me.userId, snapshotId: snapshot.snapshotId, jobState: job.state, outcome: imported.result?.outcome ?? '', taken: imported.result?.report?.outcomes.taken ?? 0,
  plays: metrics.basis.plays, days: metrics.heatmap.length, weekday, hour: metrics.heatmap[weekday]?.findIndex(cell => cell.plays > 0) ?? -1,
  problem: problem?.type ?? '', mistake: mistake?.errors?.['top']?.[0] ?? '', exported, scope: renewed.scope,
});

async function end(id: string | null): Promise<components['schemas']['JobStatus']> {
  for (;;) {
    const status = of(await api.GET('/jobs/{id}', { headers, params: { path: { id: id ?? '' } } }));
    if (status.finishedAt !== null) {
      return status;
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

function of<T>({ data, error }: { data?: T; error?: unknown }): T {
  if (data === undefined) {
    throw new Error(JSON.stringify(error));
  }
  return data;
}
