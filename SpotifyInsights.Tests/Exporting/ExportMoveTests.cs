using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Accounts;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Tests.Api;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Exporting;

/// <summary>Out by `/export`, away by `DELETE /me`, back by `/imports`.</summary>
public sealed class ExportMoveTests : IDisposable
{
    private readonly ApiHost _host = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ExportEraseImport_GivesTheSamePlays_AndNoExclusionIsLeft()
    {
        using var listener = _host.As("demo");
        await _host.SignInAsync(listener);
        await listener.TakeSnapshotAsync();
        await listener.ImportedAsync(Uploads.File(Uploads.Json(Uploads.Row(), Uploads.Row("2023-05-05T12:00:00Z", "spotify:track:short", heardMs: 9_000)), "application/json"));
        var plays = await PlaysAsync(listener);
        plays.Count.ShouldBeGreaterThan(20);
        using var made = await listener.PostAsJsonAsync("/exclusions", new { track = "song" }, Token);
        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        var objects = _host.Services.GetRequiredService<IObjectStore>();
        (await objects.FindAsync(Keys.Exclusions("demo"), Token)).ShouldNotBeNull();

        var file = await listener.GetByteArrayAsync("/export", Token);
        var rows = JsonDocument.Parse(file).RootElement.EnumerateArray().ToList();
        rows.Count.ShouldBe(plays.Count, "what is excluded goes out too");
        rows.Where(row => row.GetProperty("si_excluded").GetBoolean()).Select(row => row.GetProperty("spotify_track_uri").GetString()).ShouldBe(["spotify:track:song"]);
        var table = (await listener.GetStringAsync("/export?format=csv", Token)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        table.Where(line => line.EndsWith(",true", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldContain("spotify:track:song,");

        await EraseAsync(listener);
        (await objects.FindAsync(Keys.Exclusions("demo"), Token)).ShouldBeNull();

        using var back = _host.As("demo");
        (await PlaysAsync(back)).ShouldBeEmpty();
        await back.ImportedAsync(Uploads.File(file, "application/json"));
        (await PlaysAsync(back)).ShouldBe(plays);
        (await back.GetJsonAsync("/exclusions")).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await back.GetJsonAsync("/export")).EnumerateArray().ShouldAllBe(row => !row.GetProperty("si_excluded").GetBoolean());
    }

    public void Dispose() => _host.Dispose();

    // Everything that a listing says of each play.
    private static async Task<List<string>> PlaysAsync(HttpClient listener)
    {
        var (plays, cursor) = (new List<string>(), "");
        do
        {
            var page = await listener.GetJsonAsync("/plays?limit=100" + cursor);
            plays.AddRange(page.GetProperty("items").EnumerateArray().Select(play => play.GetRawText()));
            cursor = page.GetProperty("nextCursor").GetString() is { } next ? "&cursor=" + next : "";
        }
        while (cursor.Length > 0);
        return plays;
    }

    private async Task EraseAsync(HttpClient listener)
    {
        using var answer = await listener.DeleteAsync("/me", Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var (limit, erasures) = (Patience.Token(), new ErasureStore(_host.Services.GetRequiredService<IObjectStore>()));
        while ((await erasures.ReadAllAsync(limit)).Values.Any(erasure => erasure.UserId is not null))
        {
            limit.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        // What was signed in before is ended up to this second.
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
    }
}
