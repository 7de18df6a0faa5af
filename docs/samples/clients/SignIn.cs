using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

/// <summary>The part of the sign-in that the listener does in a browser (OAuth 2.1 with PKCE), for a program without a window.</summary>
internal static class SignIn
{
    /// <summary>As the program is registered at the instance.</summary>
    public const string ClientId = "samples";

    /// <summary>As it is registered. Nobody listens there: the listener copies the address that the browser ends up at.</summary>
    public const string RedirectUri = "http://127.0.0.1/back";

    /// <summary>Sends the listener to the browser and takes the code out of the address that it ends up at.</summary>
    public static (string Code, string Verifier) Ask(string authorizationEndpoint, string issuer, string scope)
    {
        var (verifier, state) = (Base64Url(RandomNumberGenerator.GetBytes(32)), Base64Url(RandomNumberGenerator.GetBytes(16)));
        var challenge = Base64Url(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        var query = string.Join('&', new Dictionary<string, string>
        {
            ["response_type"] = "code",
            ["client_id"] = ClientId,
            ["redirect_uri"] = RedirectUri,
            ["scope"] = scope,
            ["state"] = state,
            ["code_challenge"] = challenge,
            ["code_challenge_method"] = "S256",
        }.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));
        Console.WriteLine($"Open {authorizationEndpoint}?{query}");
        Console.WriteLine("and paste the address that the browser ends up at:");
        var back = new Uri(Console.ReadLine()!).Query.TrimStart('?').Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));
        return back.GetValueOrDefault("state") == state && back.GetValueOrDefault("iss") == issuer && back.TryGetValue("code", out var code)
            ? (code, verifier)
            : throw new InvalidOperationException(back.GetValueOrDefault("error", "This is the answer to another question."));
    }

    /// <summary>Prints what was found.</summary>
    public static void Tell(
        string userId, string snapshotId, string jobState, string outcome, long taken, long plays, int days, int weekday, int hour, string problem, string mistake, IEnumerable<long> exported,
        string scope) =>
        Console.WriteLine(JsonSerializer.Serialize(
            new { userId, snapshotId, jobState, outcome, taken, plays, days, weekday, hour, problem, mistake, exported, scope }, JsonSerializerOptions.Web));

    private static string Base64Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
