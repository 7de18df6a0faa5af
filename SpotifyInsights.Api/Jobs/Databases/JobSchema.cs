namespace SpotifyInsights.Api.Jobs.Databases;

/// <summary>
/// The tables of the job database, in words that every engine knows: whole numbers are INTEGER, fractions REAL, instants milliseconds since 1970, truth values 0 and 1,
/// and texts are ordered by their code points.
/// </summary>
internal static class JobSchema
{
    /// <summary>The version that this release writes.</summary>
    public const int Version = 12;

    // One unfinished job per listener, kind and slot is a rule of the table, so that no race between processes can break it.
    private const string Tables = """
        CREATE TABLE IF NOT EXISTS jobs (
            id TEXT NOT NULL PRIMARY KEY,
            kind TEXT NOT NULL,
            user_id TEXT NOT NULL,
            slot TEXT NOT NULL DEFAULT '',
            state TEXT NOT NULL,
            parameters TEXT NULL,
            step INTEGER NULL,
            step_done REAL NOT NULL DEFAULT 0,
            amounts TEXT NULL,
            runs INTEGER NOT NULL DEFAULT 0,
            failures INTEGER NOT NULL DEFAULT 0,
            interruptions INTEGER NOT NULL DEFAULT 0,
            cancel_requested INTEGER NOT NULL DEFAULT 0,
            created_at INTEGER NOT NULL,
            started_at INTEGER NULL,
            finished_at INTEGER NULL,
            next_attempt_at INTEGER NULL,
            result TEXT NULL,
            problem TEXT NULL,
            version INTEGER NOT NULL DEFAULT 1);
        CREATE UNIQUE INDEX IF NOT EXISTS jobs_one_unfinished ON jobs (user_id, kind, slot) WHERE state IN ('Queued', 'Running');
        CREATE INDEX IF NOT EXISTS jobs_by_user ON jobs (user_id, created_at);
        CREATE TABLE IF NOT EXISTS oauth_codes (
            hash TEXT NOT NULL PRIMARY KEY, user_id TEXT NOT NULL, client_id TEXT NOT NULL, redirect_uri TEXT NOT NULL, challenge TEXT NOT NULL, scope TEXT NOT NULL,
            expires_at INTEGER NOT NULL, grant_id TEXT NULL);
        CREATE TABLE IF NOT EXISTS oauth_grants (
            id TEXT NOT NULL PRIMARY KEY, user_id TEXT NOT NULL, client_id TEXT NOT NULL, scope TEXT NOT NULL, created_at INTEGER NOT NULL, revoked_at INTEGER NULL);
        CREATE TABLE IF NOT EXISTS oauth_refresh_tokens (
            hash TEXT NOT NULL PRIMARY KEY, grant_id TEXT NOT NULL, expires_at INTEGER NOT NULL, used_at INTEGER NULL);
        CREATE TABLE IF NOT EXISTS api_keys (
            id TEXT NOT NULL PRIMARY KEY, user_id TEXT NOT NULL, name TEXT NOT NULL, hash TEXT NOT NULL UNIQUE, shown TEXT NOT NULL, scope TEXT NOT NULL,
            created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, last_used_at INTEGER NULL, share TEXT NULL);
        CREATE INDEX IF NOT EXISTS api_keys_by_user ON api_keys (user_id, created_at);
        CREATE TABLE IF NOT EXISTS webhooks (
            id TEXT NOT NULL PRIMARY KEY, user_id TEXT NOT NULL, url TEXT NOT NULL, events TEXT NOT NULL, description TEXT NULL, secret TEXT NOT NULL, created_at INTEGER NOT NULL,
            last_success_at INTEGER NULL, failing_since INTEGER NULL, disabled_at INTEGER NULL, disabled_reason TEXT NULL);
        CREATE INDEX IF NOT EXISTS webhooks_by_user ON webhooks (user_id, created_at);
        CREATE TABLE IF NOT EXISTS webhook_deliveries (
            id TEXT NOT NULL PRIMARY KEY, webhook_id TEXT NOT NULL, user_id TEXT NOT NULL, event TEXT NOT NULL, body TEXT NOT NULL, state TEXT NOT NULL, created_at INTEGER NOT NULL,
            attempts INTEGER NOT NULL DEFAULT 0, last_attempt_at INTEGER NULL, next_attempt_at INTEGER NULL, ended_at INTEGER NULL, last_status INTEGER NULL, last_problem TEXT NULL);
        CREATE INDEX IF NOT EXISTS webhook_deliveries_by_webhook ON webhook_deliveries (webhook_id, created_at);
        CREATE INDEX IF NOT EXISTS webhook_deliveries_due ON webhook_deliveries (next_attempt_at) WHERE state = 'Pending';
        CREATE TABLE IF NOT EXISTS waiting_listens (
            user_id TEXT NOT NULL, started_at INTEGER NOT NULL, hash TEXT NOT NULL, body TEXT NOT NULL, received_at INTEGER NOT NULL, batch TEXT NULL,
            PRIMARY KEY (user_id, started_at, hash));
        CREATE TABLE IF NOT EXISTS event_tickets (
            hash TEXT NOT NULL PRIMARY KEY, user_id TEXT NOT NULL, job_id TEXT NOT NULL, grant_id TEXT NULL, client_id TEXT NULL, created_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS idempotency_keys (
            user_id TEXT NOT NULL, program TEXT NOT NULL, idempotency_key TEXT NOT NULL, target TEXT NOT NULL, body_hash TEXT NULL, answer TEXT NULL,
            created_at INTEGER NOT NULL, alive_until INTEGER NOT NULL, PRIMARY KEY (user_id, program, idempotency_key));
        CREATE TABLE IF NOT EXISTS collection_plans (
            user_id TEXT NOT NULL PRIMARY KEY, authorized_at INTEGER NULL, needs_sign_in INTEGER NOT NULL DEFAULT 0, next_snapshot_at INTEGER NOT NULL, next_poll_at INTEGER NOT NULL,
            pace_ms INTEGER NOT NULL, last_try_at INTEGER NULL, last_success_at INTEGER NULL, last_new_play_at INTEGER NULL, problem TEXT NULL, warned_days INTEGER NULL, next_lookup_at INTEGER NULL);
        CREATE INDEX IF NOT EXISTS collection_plans_polls ON collection_plans (next_poll_at);
        CREATE INDEX IF NOT EXISTS collection_plans_snapshots ON collection_plans (next_snapshot_at);
        CREATE TABLE IF NOT EXISTS collection_gaps (
            user_id TEXT NOT NULL, from_at INTEGER NOT NULL, to_at INTEGER NOT NULL, found_at INTEGER NOT NULL, closed_at INTEGER NULL, PRIMARY KEY (user_id, from_at, to_at));
        CREATE TABLE IF NOT EXISTS told_events (user_id TEXT NOT NULL, name TEXT NOT NULL, told_at INTEGER NOT NULL, PRIMARY KEY (user_id, name));
        CREATE TABLE IF NOT EXISTS alerts (name TEXT NOT NULL PRIMARY KEY, raised_at INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS lookup_calls (hour INTEGER NOT NULL PRIMARY KEY, calls INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS spotify_calls (hour INTEGER NOT NULL PRIMARY KEY, calls INTEGER NOT NULL);
        CREATE INDEX IF NOT EXISTS jobs_by_end ON jobs (finished_at) WHERE finished_at IS NOT NULL;
        """;

    // Changes of tables that an earlier schema had: by the version that had them last, with the one that had the table first. Whole tables come with the schema.
    private static readonly (int Last, int First, string Change)[] Migrations =
    [
        (1, 1, "ALTER TABLE jobs ADD COLUMN slot TEXT NOT NULL DEFAULT ''; ALTER TABLE jobs ADD COLUMN amounts TEXT NULL; DROP INDEX jobs_one_unfinished;"),
        (9, 9, "ALTER TABLE collection_plans ADD COLUMN warned_days INTEGER NULL;"),

        // Whoever was there before has histories that nobody looked at yet.
        (11, 9, "ALTER TABLE collection_plans ADD COLUMN next_lookup_at INTEGER NULL; UPDATE collection_plans SET next_lookup_at = 0;"),
    ];

    /// <summary>The statements that bring a database from a version (0: empty) to <see cref="Version"/>.</summary>
    public static string From(int version) =>
        $"{string.Concat(Migrations.Where(one => version >= one.First && version <= one.Last).Select(one => one.Change))} {Tables}";
}
