using System.Runtime.CompilerServices;
using Amazon.S3.Model;

namespace SpotifyInsights.Storage.Objects.S3;

/// <summary>Lists keys, a page of up to 1,000 per request. What other tools put there under names that are no keys is left out.</summary>
internal sealed class S3Lister(S3Bucket bucket, S3Calls calls)
{
    private const string Failure = "cannot be listed";

    public async IAsyncEnumerable<ListedObject> ListAsync(string prefix, string? startAfter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in PagesAsync(prefix, delimiter: null, startAfter, cancellationToken))
        {
            foreach (var found in page.S3Objects ?? [])
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (KeyOrder.Instance.Compare(found.Key, startAfter) > 0 && ObjectKey.IsValid(found.Key))
                {
                    yield return new ListedObject(found.Key, found.Size ?? 0, S3Reader.TimeOf(found.LastModified));
                }
            }
        }
    }

    public async IAsyncEnumerable<string> ListFoldersAsync(string folder, string? startAfter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = startAfter is null ? null : $"{folder}{startAfter}/";
        await foreach (var page in PagesAsync(folder, "/", after, cancellationToken))
        {
            foreach (var found in page.CommonPrefixes ?? [])
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (KeyOrder.Instance.Compare(found, after) > 0 && ObjectKey.IsValid(found[..^1]))
                {
                    yield return found[folder.Length..^1];
                }
            }
        }
    }

    private async IAsyncEnumerable<ListObjectsV2Response> PagesAsync(
        string prefix, string? delimiter, string? startAfter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request
        {
            BucketName = bucket.Name,
            Prefix = prefix,
            Delimiter = delimiter,
            // Any text is a place to start after here, but not in every query string; the callers look once more.
            StartAfter = startAfter is not null && ObjectKey.IsValid(startAfter) ? startAfter : null,
        };
        do
        {
            var page = await calls.RunAsync(prefix, Failure, token => bucket.Client.ListObjectsV2Async(request, token), cancellationToken);
            yield return page;
            request.ContinuationToken = page.IsTruncated == true ? page.NextContinuationToken : null;
        }
        while (request.ContinuationToken is not null);
    }
}
