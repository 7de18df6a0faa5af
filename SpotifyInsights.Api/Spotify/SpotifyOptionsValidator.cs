using Microsoft.Extensions.Options;

namespace SpotifyInsights.Api.Spotify;

/// <summary>Says everything that is wrong with the section at once, each in a sentence that names the key.</summary>
public sealed class SpotifyOptionsValidator : IValidateOptions<SpotifyOptions>
{
    public ValidateOptionsResult Validate(string? name, SpotifyOptions options)
    {
        var failures = Failures(options).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Failures(SpotifyOptions options)
    {
        var hasId = !string.IsNullOrWhiteSpace(options.ClientId);
        var hasSecret = !string.IsNullOrWhiteSpace(options.ClientSecret);
        if (hasId != hasSecret)
        {
            yield return hasId
                ? "Spotify:ClientSecret is missing although Spotify:ClientId is set."
                : "Spotify:ClientId is missing although Spotify:ClientSecret is set.";
        }

        foreach (var failure in Addresses(options).Concat(Limits(options)))
        {
            yield return failure;
        }
    }

    private static IEnumerable<string> Addresses(SpotifyOptions options)
    {
        (string Key, Uri? Value)[] addresses =
        [
            (nameof(options.ApiBaseAddress), options.ApiBaseAddress),
            (nameof(options.AccountsBaseAddress), options.AccountsBaseAddress),
        ];
        return addresses
            .Where(address => !IsSafe(address.Value))
            .Select(address => $"Spotify:{address.Key} must be an https address, or an http address of this machine, without query or fragment.");
    }

    // Tokens travel to these addresses: in clear text only where they do not leave the machine.
    private static bool IsSafe(Uri? address) =>
        address is { IsAbsoluteUri: true, Query: "", Fragment: "", UserInfo: "" }
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    private static IEnumerable<string> Limits(SpotifyOptions options)
    {
        if (options.MaxRetries is < 0 or > 10)
        {
            yield return "Spotify:MaxRetries must be between 0 and 10.";
        }

        (string Key, TimeSpan Value, TimeSpan Least, TimeSpan Most)[] spans =
        [
            (nameof(options.RequestTimeout), options.RequestTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2)),
            (nameof(options.RetryDelay), options.RetryDelay, TimeSpan.FromMilliseconds(10), TimeSpan.FromSeconds(30)),
            (nameof(options.LongestWait), options.LongestWait, TimeSpan.Zero, TimeSpan.FromMinutes(1)),
            (nameof(options.LongestWaitPerJob), options.LongestWaitPerJob, TimeSpan.Zero, TimeSpan.FromMinutes(10)),
            (nameof(options.QuotaPause), options.QuotaPause, TimeSpan.FromMinutes(1), TimeSpan.FromHours(24)),
        ];
        foreach (var span in spans.Where(span => span.Value < span.Least || span.Value > span.Most))
        {
            yield return $"Spotify:{span.Key} must be between {span.Least:c} and {span.Most:c}.";
        }
    }
}
