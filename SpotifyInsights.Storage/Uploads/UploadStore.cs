using System.Runtime.CompilerServices;
using SpotifyInsights.Storage.Json;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Storage.Uploads;

/// <summary>
/// Files that users hand in, kept as they are until the job that reads them has ended. A file lies in numbered parts, so that one of any length goes through
/// two buffers of <paramref name="partLength"/> bytes; an upload is whole with its `upload.json`.
/// </summary>
public sealed class UploadStore(IObjectStore objects, int partLength = UploadStore.DefaultPartLength)
{
    /// <summary>4 MiB: few requests for large files, and two of them are no burden.</summary>
    public const int DefaultPartLength = 4 << 20;

    /// <summary>Writes one file to its end. While a part is stored the next one is read.</summary>
    /// <param name="userId">The listener.</param>
    /// <param name="uploadId">An id that no other upload has.</param>
    /// <param name="number">The file's place in the upload, from 0.</param>
    /// <param name="name">As the user named it.</param>
    /// <param name="content">Read to its end, not closed. What it throws comes through; parts written so far stay until somebody erases the upload.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    public async Task<UploadedFile> WriteFileAsync(
        string userId, string uploadId, int number, string name, Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        // Not from the pool: it would keep them while the import, which needs the memory, goes on.
        var (filling, writing) = (GC.AllocateUninitializedArray<byte>(partLength), GC.AllocateUninitializedArray<byte>(partLength));
        var (length, part, put) = (0L, 0, Task.CompletedTask);
        try
        {
            int read;
            do
            {
                read = await content.ReadAtLeastAsync(filling.AsMemory(0, partLength), partLength, throwOnEndOfStream: false, cancellationToken);
                await put;
                if (read > 0)
                {
                    (filling, writing) = (writing, filling);
                    put = objects.PutAsync(Keys.UploadPart(userId, uploadId, number, part), writing.AsMemory(0, read), PutCondition.None, cancellationToken);
                    (length, part) = (length + read, part + 1);
                }
            }
            while (read == partLength);

            await put;
            return new UploadedFile(name, length, partLength);
        }
        finally
        {
            // Nothing of it is written any more when the caller hears of a failure.
            await put.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Makes the upload whole.</summary>
    public Task CompleteAsync(string userId, string uploadId, Upload upload, CancellationToken cancellationToken) =>
        objects.PutJsonAsync(Keys.UploadContents(userId, uploadId), upload, StorageJson.Default.Upload, PutCondition.None, cancellationToken);

    /// <summary>The upload, or null when it is not there or not whole.</summary>
    public Task<Upload?> FindAsync(string userId, string uploadId, CancellationToken cancellationToken) =>
        objects.GetJsonAsync(Keys.UploadContents(userId, uploadId), StorageJson.Default.Upload, cancellationToken);

    /// <summary>A file's bytes as a stream that can seek and reads ahead; any number may be open at once.</summary>
    /// <param name="userId">The listener.</param>
    /// <param name="uploadId">The upload.</param>
    /// <param name="number">The file's place in the upload, from 0.</param>
    /// <param name="file">The file.</param>
    public Stream Open(string userId, string uploadId, int number, UploadedFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new UploadedFileStream(objects, part => Keys.UploadPart(userId, uploadId, number, part), file);
    }

    /// <summary>Deletes everything of an upload; there being nothing is no error.</summary>
    public async Task EraseAsync(string userId, string uploadId, CancellationToken cancellationToken)
    {
        var keys = await objects.ListAsync(Keys.UploadFolder(userId, uploadId), startAfter: null, cancellationToken)
            .Select(found => found.Key)
            .ToListAsync(cancellationToken);
        await objects.DeleteAllAsync(keys, cancellationToken);
    }

    /// <summary>All uploads of all listeners, begun ones included.</summary>
    public async IAsyncEnumerable<StoredUpload> ListAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var folder in objects.ListFoldersAsync(Keys.UsersFolder, startAfter: null, cancellationToken))
        {
            if (Keys.UserIdOf(folder) is not { } userId)
            {
                continue;
            }

            await foreach (var uploadId in objects.ListFoldersAsync(Keys.UploadsFolder(userId), startAfter: null, cancellationToken))
            {
                var times = await objects.ListAsync(Keys.UploadFolder(userId, uploadId), startAfter: null, cancellationToken)
                    .Select(found => found.ModifiedAt)
                    .ToListAsync(cancellationToken);
                if (times.Count > 0)
                {
                    yield return new StoredUpload(userId, uploadId, times.Min(), times.Max());
                }
            }
        }
    }
}
