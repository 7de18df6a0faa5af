using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Api.Hosting;

/// <summary>Says in a sentence each what is wrong with the section `Storage`, before anything is opened. No sentence quotes a key.</summary>
public sealed partial class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    private const string R2Host = ".r2.cloudflarestorage.com";

    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = Faults(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(StorageOptions options)
    {
        if (options.Provider is not (StorageOptions.Local or StorageOptions.Bucket))
        {
            yield return "Storage:Provider must be 'local' or 's3'.";
        }

        if (string.IsNullOrWhiteSpace(options.LocalPath))
        {
            yield return "Storage:LocalPath must name a folder.";
        }

        foreach (var fault in options.IsInBucket ? Faults(options.S3) : [])
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> Faults(S3Options s3)
    {
        if (S3Provider.Find(s3.Provider) is null)
        {
            yield return $"Storage:S3:Provider must be {string.Join(" or ", S3Provider.All.Select(provider => $"'{provider.Name}'"))}.";
        }

        if (AddressFault(s3) is { } address)
        {
            yield return address;
        }

        if (!BucketName().IsMatch(s3.Bucket))
        {
            yield return "Storage:S3:Bucket must be a bucket's name: 3 to 63 lower-case letters, digits, hyphens and dots.";
        }

        foreach (var (key, value) in new[] { (nameof(s3.AccessKeyId), s3.AccessKeyId), (nameof(s3.SecretAccessKey), s3.SecretAccessKey) })
        {
            if (value.Length == 0 || value.Any(char.IsWhiteSpace))
            {
                yield return $"Storage:S3:{key} must be set, without blanks in it.";
            }
        }
    }

    private static string? AddressFault(S3Options s3)
    {
        if (!Uri.TryCreate(s3.ServiceUrl, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http") || url.Query.Length > 0 || url.UserInfo.Length > 0)
        {
            return "Storage:S3:ServiceUrl must be the service's address, such as https://ACCOUNT.r2.cloudflarestorage.com.";
        }

        // The dashboard shows it so, and the bucket would become a part of every key.
        return url.Host.EndsWith(R2Host, StringComparison.Ordinal) && url.AbsolutePath != "/"
            ? $"Storage:S3:ServiceUrl must end with the host: leave '{url.AbsolutePath}' out, the bucket has a setting of its own."
            : null;
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", RegexOptions.None, 1000)]
    private static partial Regex BucketName();
}
