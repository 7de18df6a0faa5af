// The client that NSwag makes, from sign-in to errors: dotnet run -- ADDRESS EXPORT.json YEAR
using Listening;

var (address, export, year) = (args[0], args[1], int.Parse(args[2]));
using var http = new HttpClient { BaseAddress = new Uri(address) };
var api = new SpotifyInsightsClient(http);

// Sign in.
var server = await api.GetAuthorizationServerAsync();
var (code, verifier) = SignIn.Ask(server.Authorization_endpoint, server.Issuer, "metrics:read history:read collect");
var tokens = await api.IssueTokensAsync(new OAuthTokenRequest
{
    Grant_type = OAuthGrantType.Authorization_code,
    Client_id = SignIn.ClientId,
    Code = code,
    Code_verifier = verifier,
    Redirect_uri = SignIn.RedirectUri,
});
http.DefaultRequestHeaders.Authorization = new("Bearer", tokens.Access_token);
var me = await api.GetMeAsync();

// Take a snapshot and follow its job.
var started = await api.TakeSnapshotAsync(force: true);
var job = await EndAsync(started.JobId!);
var snapshot = await api.GetSnapshotAsync(job.Result!.SnapshotId!);

// Import a data export.
await using var file = File.OpenRead(export);
var received = await api.ImportHistoryAsync(files: [new FileParameter(file, Path.GetFileName(export))]);
var import = await EndAsync(received.JobId);

// Ask for metrics.
var metrics = await api.GetTemporalMetricsAsync(from: new DateOnly(year, 1, 1), to: new DateOnly(year + 1, 1, 1), timeZone: "Europe/Berlin", granularity: Granularity.Month);
var heatmap = metrics.Heatmap.Select(day => day.Select(cell => cell.Plays).ToList()).ToList();
var weekday = heatmap.FindIndex(day => day.Sum() > 0);

// Take the whole history along.
var history = await api.ExportHistoryAsync(format: ExportFormat.Json);
var exported = history.Where(play => play.Ts.Year == year).Select(play => (long)play.Ms_played);

// What is wrong comes as a problem.
ProblemDetails problem, mistake;
try
{
    await api.GetJobAsync("nobody");
    return 1;
}
catch (ApiException<ProblemDetails> refused)
{
    problem = refused.Result;
}

try
{
    await api.GetArtistMetricsAsync(top: 0);
    return 1;
}
catch (ApiException<ProblemDetails> refused)
{
    mistake = refused.Result;
}

// New tokens for old, and the end.
http.DefaultRequestHeaders.Authorization = null;
var renewed = await api.IssueTokensAsync(new OAuthTokenRequest { Grant_type = OAuthGrantType.Refresh_token, Client_id = SignIn.ClientId, Refresh_token = tokens.Refresh_token });
await api.RevokeTokensAsync(new OAuthRevocationRequest { Client_id = SignIn.ClientId, Token = renewed.Refresh_token });

SignIn.Tell(
    me.UserId, snapshot.SnapshotId, job.State.ToString(), import.Result!.Outcome.ToString()!, import.Result.Report!.Outcomes.Taken, metrics.Basis.Plays, heatmap.Count, weekday,
    heatmap[weekday].FindIndex(plays => plays > 0), problem.Type.ToString(), mistake.Errors!["top"].Single(), exported, renewed.Scope);
return 0;

async Task<JobStatus> EndAsync(string id)
{
    while (await api.GetJobAsync(id) is var status)
    {
        if (status.FinishedAt is not null)
        {
            return status;
        }

        await Task.Delay(TimeSpan.FromMilliseconds(100));
    }

    throw new InvalidOperationException("There is no such job.");
}
