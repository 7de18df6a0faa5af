using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using NodaTime;
using SpotifyInsights.Simulator.Exports;
using SpotifyInsights.Simulator.Listeners;

namespace SpotifyInsights.Tests.Api;

/// <summary>Hands files in over HTTP, as a program would.</summary>
internal static class Uploads
{
    public static ByteArrayContent File(byte[] content, string mediaType = "application/zip")
    {
        var body = new ByteArrayContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        return body;
    }

    public static MultipartFormDataContent Form(params IEnumerable<(string Name, byte[] Content)> files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, content) in files)
        {
            form.Add(new ByteArrayContent(content), "files", name);
        }

        return form;
    }

    /// <summary>A row of an extended history: 200 seconds of one song.</summary>
    public static string Row(string ts = "2023-05-04T12:00:00Z", string uri = "spotify:track:song", int heardMs = 200_000) =>
        $$"""{"ts":"{{ts}}","ms_played":{{heardMs}},"master_metadata_track_name":"Song","master_metadata_album_artist_name":"Ann","spotify_track_uri":"{{uri}}"}""";

    public static byte[] Json(params string[] rows) => Encoding.UTF8.GetBytes($"[{string.Join(',', rows)}]");

    public static byte[] Zip(params IEnumerable<(string Name, byte[] Content)> entries)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return file.ToArray();
    }

    public static async Task<byte[]> ExportAsync(ListenerLife life, ExportOptions options)
    {
        using var zip = new MemoryStream();
        await ExportZip.WriteAsync(zip, life, options, cancellationToken: TestContext.Current.CancellationToken);
        return zip.ToArray();
    }

    public static Instant At(int year, int month, int day) => Instant.FromUtc(year, month, day, 0, 0);

    /// <summary>Hands in and returns the job's id.</summary>
    public static async Task<string> StartImportAsync(this HttpClient client, HttpContent body, string query = "")
    {
        using var answer = await client.PostAsync("/imports" + query, body, TestContext.Current.CancellationToken);
        var started = await answer.JsonAsync(HttpStatusCode.Accepted);
        var jobId = started.GetProperty("jobId").GetString()!;
        answer.Headers.Location!.ToString().ShouldBe("/jobs/" + jobId);
        return jobId;
    }

    /// <summary>Hands in and waits for the job's end.</summary>
    public static async Task<JsonElement> ImportAsync(this HttpClient client, HttpContent body, string query = "") =>
        await client.FollowJobAsync(await client.StartImportAsync(body, query));

    /// <summary>Hands in, waits, and returns what came of it; the job must have succeeded.</summary>
    public static async Task<JsonElement> ImportedAsync(this HttpClient client, HttpContent body, string query = "")
    {
        var job = await client.ImportAsync(body, query);
        job.GetProperty("state").GetString().ShouldBe("succeeded", job.ToString());
        return job.GetProperty("result");
    }
}
