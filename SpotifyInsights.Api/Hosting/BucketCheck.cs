using System.Text;
using Microsoft.Extensions.Options;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Api.Hosting;

/// <summary>
/// Uses the bucket once before anybody relies on it: that it is there, that the keys may write, and that the service keeps conditions. One that
/// ignores them would let two writers overwrite each other's commit without a word.
/// </summary>
public sealed class BucketCheck(IOptions<StorageOptions> options, IServiceProvider provider) : IHostedLifecycleService
{
    private const string NoObjectsTag = "00000000000000000000000000000000";

    private static readonly byte[] Content = Encoding.UTF8.GetBytes("{}\n");

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.IsInBucket)
        {
            return;
        }

        var s3 = options.Value.S3;
        try
        {
            await CheckAsync(provider.GetRequiredService<IObjectStore>(), cancellationToken);
        }
        catch (ObjectStoreException fault)
        {
            throw new ObjectStoreException($"Bucket '{s3.Bucket}' of {s3.ServiceUrl} (Storage:S3)", fault.Reason, fault);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task CheckAsync(IObjectStore objects, CancellationToken cancellationToken)
    {
        await objects.PutAsync(Keys.StoreCheck, Content, PutCondition.Absent, cancellationToken);
        foreach (var impossible in new[] { PutCondition.Absent, PutCondition.Matches(NoObjectsTag) })
        {
            if ((await objects.PutAsync(Keys.StoreCheck, Content, impossible, cancellationToken)).IsWritten)
            {
                throw new ObjectStoreException(
                    Keys.StoreCheck, "this service ignores If-Match or If-None-Match, so writers would overwrite each other's work; use one that keeps conditions");
            }
        }
    }
}
