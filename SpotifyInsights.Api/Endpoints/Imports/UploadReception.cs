using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Storage.Uploads;

namespace SpotifyInsights.Api.Endpoints.Imports;

/// <summary>Takes the files out of a request and puts them into the store as they come: nothing of them gathers in memory or on this machine's disk.</summary>
public sealed class UploadReception(UploadStore uploads, IOptions<ImportOptions> options)
{
    /// <summary>The form's field for files. Files under other names are taken as well.</summary>
    public const string Field = "files";

    private const int LongestName = 255;

    /// <summary>Media types of a body that is one file, and the name it gets where the request names none.</summary>
    public static IReadOnlyDictionary<string, string> FileTypes { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["application/zip"] = "upload.zip",
        ["application/json"] = "upload.json",
        ["text/csv"] = "upload.csv",
        ["application/octet-stream"] = "upload",
        ["application/x-zip-compressed"] = "upload.zip",
        ["application/x-ndjson"] = "upload.jsonl",
    };

    /// <summary>Reads the request to its end and returns its files.</summary>
    /// <exception cref="UploadRefusedException">Nothing of it is to be kept; what was stored already is the caller's to erase.</exception>
    public async Task<IReadOnlyList<UploadedFile>> ReceiveAsync(HttpRequest request, string userId, string uploadId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.ContentLength > options.Value.MaxUploadBytes)
        {
            throw TooLarge();
        }

        var type = MediaTypeHeaderValue.TryParse(request.ContentType, out var parsed) ? parsed : null;
        var body = new MeteredStream(request.Body, bytes =>
        {
            if (bytes > options.Value.MaxUploadBytes)
            {
                throw TooLarge();
            }
        });
        try
        {
            var files = type is not null && type.MediaType == "multipart/form-data"
                ? await ReceiveFormAsync(body, type, userId, uploadId, cancellationToken)
                : [await ReceiveFileAsync(request, body, type, userId, uploadId, cancellationToken)];
            return files.Any(file => file.Length > 0)
                ? files
                : throw new UploadRefusedException(ImportProblemTypes.UploadEmpty, files.Count == 0 ? "The form has no file." : $"{files[0].Name}: the file has no bytes.");
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or BadHttpRequestException && !cancellationToken.IsCancellationRequested)
        {
            throw new UploadRefusedException(ImportProblemTypes.UploadBroken, $"The body ends or breaks off where it should not: {broken.Message}");
        }
    }

    private async Task<UploadedFile> ReceiveFileAsync(
        HttpRequest request, Stream body, MediaTypeHeaderValue? type, string userId, string uploadId, CancellationToken cancellationToken)
    {
        if (type is null || !FileTypes.TryGetValue(type.MediaType.ToString(), out var name))
        {
            throw new UploadRefusedException(
                ImportProblemTypes.UploadMediaType,
                $"Content-Type is '{request.ContentType}'. Send a form (multipart/form-data), or one file as {string.Join(", ", FileTypes.Keys)}.");
        }

        var given = ContentDispositionHeaderValue.TryParse(request.Headers.ContentDisposition.ToString(), out var disposition) ? NameOf(disposition) : null;
        return await uploads.WriteFileAsync(userId, uploadId, 0, given ?? name, body, cancellationToken);
    }

    private async Task<List<UploadedFile>> ReceiveFormAsync(
        Stream body, MediaTypeHeaderValue type, string userId, string uploadId, CancellationToken cancellationToken)
    {
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary))
        {
            throw new UploadRefusedException(ImportProblemTypes.UploadBroken, "Content-Type names no boundary.");
        }

        var reader = new MultipartReader(boundary, body) { BodyLengthLimit = null };
        var files = new List<UploadedFile>();
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            var disposition = ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var given) ? given : null;
            if (disposition is null || NameOf(disposition) is not { } name)
            {
                await CheckFieldAsync(section, disposition, cancellationToken);
            }
            else if (files.Count == options.Value.MaxFiles)
            {
                throw new UploadRefusedException(ImportProblemTypes.UploadTooLarge, $"{name}: no more than {options.Value.MaxFiles} files at once (Imports:MaxFiles).");
            }
            else
            {
                files.Add(await uploads.WriteFileAsync(userId, uploadId, files.Count, name, section.Body, cancellationToken));
            }
        }

        return files;
    }

    // Browsers and Swagger UI send the field without a name where nobody chose a file. Any other field is a wish that would be passed over without a word.
    private static async Task CheckFieldAsync(MultipartSection section, ContentDispositionHeaderValue? disposition, CancellationToken cancellationToken)
    {
        if (disposition?.Name != Field && await section.Body.ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false, cancellationToken) > 0)
        {
            throw new UploadRefusedException(
                ImportProblemTypes.UploadBroken, $"'{disposition?.Name}' is a field and no file. Files need a file name; dryRun belongs into the address.");
        }
    }

    private UploadRefusedException TooLarge() => new(
        ImportProblemTypes.UploadTooLarge, $"No more than {options.Value.MaxUploadBytes} bytes at once (Imports:MaxUploadBytes).");

    // Null: the section is no file.
    private static string? NameOf(ContentDispositionHeaderValue disposition)
    {
        var given = disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName);
        if (!given.HasValue)
        {
            return null;
        }

        var name = new string([.. given.Value!.Where(letter => !char.IsControl(letter))]).Trim();
        return name.Length == 0 ? "upload" : name[..Math.Min(name.Length, LongestName)];
    }
}
