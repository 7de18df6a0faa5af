// The client that Kiota makes, from sign-in to errors: dotnet run -- ADDRESS EXPORT.json YEAR
using Listening;
using Listening.Models;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

var (address, export, year) = (args[0], args[1], int.Parse(args[2]));
using var http = KiotaClientFactory.Create();
using var adapter = new HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), httpClient: http) { BaseUrl = address };
var api = new SpotifyInsightsClient(adapter);

// Sign in.
var server = await api.WellKnown.OauthAuthorizationServer.GetAsync();
var (code, verifier) = SignIn.Ask(server!.AuthorizationEndpoint!, server.Issuer!, "metrics:read history:read collect");
var tokens = await api.Oauth.Token.PostAsync(new OAuthTokenRequest
{
    GrantType = OAuthGrantType.Authorization_code,
    ClientId = SignIn.ClientId,
    Code = code,
    CodeVerifier = verifier,
    RedirectUri = SignIn.RedirectUri,
});
http.DefaultRequestHeaders.Authorization = new("Bearer", tokens!.AccessToken);
var me = await api.Me.GetAsync();

// Take a snapshot and follow its job.
var started = await api.Snapshots.PostAsync(request => request.QueryParameters.Force = true);
var job = await EndAsync(started!.JobId!);
var snapshot = await api.Snapshots[job.Result!.SnapshotId!].GetAsync();

// Import a data export.
await using var file = File.OpenRead(export);
var form = new MultipartBody();
form.AddOrReplacePart("files", "application/json", file, Path.GetFileName(export));
var received = await api.Imports.PostAsync(form);
var import = await EndAsync(received!.JobId!);

// Ask for metrics. Kiota has no arrays of arrays: the heat map comes untyped, its sums by day and by hour do not.
var metrics = await api.Metrics.Temporal.GetAsync(request =>
{
    request.QueryParameters.From = new Date(year, 1, 1);
    request.QueryParameters.To = new Date(year + 1, 1, 1);
    request.QueryParameters.TimeZone = "Europe/Berlin";
    request.QueryParameters.Granularity = Granularity.Month;
});
var weekday = metrics!.DayOfWeek!.FindIndex(day => day.Plays > 0);
var hour = metrics.HourOfDay!.FindIndex(one => one.Plays > 0);

// Take the whole history along.
var history = await api.Export.GetAsync(request => request.QueryParameters.Format = ExportFormat.Json);
var exported = history!.Where(play => play.Ts!.Value.Year == year).Select(play => (long)play.MsPlayed!.Value);

// What is wrong comes as a problem.
ProblemDetails problem, mistake;
try
{
    await api.Jobs["nobody"].GetAsync();
    return 1;
}
catch (ProblemDetails refused)
{
    problem = refused;
}

try
{
    await api.Metrics.Artists.GetAsync(request => request.QueryParameters.Top = 0);
    return 1;
}
catch (ProblemDetails refused)
{
    mistake = refused;
}

// New tokens for old, and the end.
http.DefaultRequestHeaders.Authorization = null;
var renewed = await api.Oauth.Token.PostAsync(new OAuthTokenRequest { GrantType = OAuthGrantType.Refresh_token, ClientId = SignIn.ClientId, RefreshToken = tokens.RefreshToken });
await api.Oauth.Revoke.PostAsync(new OAuthRevocationRequest { ClientId = SignIn.ClientId, Token = renewed!.RefreshToken });

SignIn.Tell(
    me!.UserId!, snapshot!.SnapshotId!, job.State.ToString()!, import.Result!.Outcome.ToString()!, import.Result.Report!.Outcomes!.Taken!.Value, metrics.Basis!.Plays!.Value, metrics.DayOfWeek.Count, weekday,
    hour, problem.Type!, mistake.Detail ?? mistake.Title!, exported, renewed.Scope!);
return 0;

async Task<JobStatus> EndAsync(string id)
{
    while (await api.Jobs[id].GetAsync() is { } status)
    {
        if (status.FinishedAt is not null)
        {
            return status;
        }

        await Task.Delay(TimeSpan.FromMilliseconds(100));
    }

    throw new InvalidOperationException("There is no such job.");
}
