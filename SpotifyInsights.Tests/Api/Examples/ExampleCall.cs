namespace SpotifyInsights.Tests.Api.Examples;

/// <summary>A call whose answer stands in the contract as an example.</summary>
/// <param name="Operation">The `operationId`, or <see cref="SpotifyInsights.Api.OpenApi.ResponseExamples.EveryOperation"/>.</param>
/// <param name="Status">The answer's status.</param>
/// <param name="Request">Method and address; `{job}` is the id of a snapshot job that succeeded, `{waiting}` of one that waits for Spotify's quota, `{running}` of one that runs,
/// `{import}` of the newest import, `{webhook}` of the first webhook, `{delivery}` of its newest message; `{share}` is the key of the share link that was made last.</param>
/// <param name="Body">JSON, or null for none; `{refreshToken}` is the listener's. Of OAuth's own addresses a form, in which `{code}` is a code.</param>
/// <param name="IsSignedIn">False: the call carries no token.</param>
internal sealed record ExampleCall(string Operation, int Status, string Request, string? Body = null, bool IsSignedIn = true)
{
    /// <summary>The example's name, and that of its file.</summary>
    public string Name => $"{Operation}.{Status}";
}
