using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Jobs.Work;
using SpotifyInsights.Simulator.Catalogue;
using SpotifyInsights.Storage.Uploads;
using SpotifyInsights.Tests.Reference;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Api;

/// <summary>Reference data replaced through the API, and what the answers about the sound make of them, without a restart.</summary>
public sealed class ReferenceDataTests : IAsyncLifetime
{
    private readonly ApiHost _host = new();
    private HttpClient _owner = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _owner = _host.Anonymous();
        await _host.SignInAsync(_owner);
    }

    public async ValueTask DisposeAsync()
    {
        _owner.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task AudioProfile_BeforeAndAfterAnImport_KnowsWhatIsThere()
    {
        await _owner.TakeSnapshotAsync();
        var plays = _host.Simulation.FindListener("demo")!.Life.LastListed(Instant.FromDateTimeOffset(ApiHost.Now), 50);
        var tracks = plays.Select(play => play.Track).DistinctBy(track => track.Id).ToList();
        var before = await _owner.GetJsonAsync("/audio-profile");
        before.GetProperty("reference").ValueKind.ShouldBe(JsonValueKind.Null);
        before.GetProperty("availability").GetProperty("status").GetString().ShouldBe("insufficient-coverage");
        before.GetProperty("alternatives").GetProperty("releaseYears").GetProperty("coverage").GetDouble().ShouldBe(1);

        // All but every third track: the first by its id, the second by title and artist alone.
        var known = tracks.Index().Where(track => track.Index % 3 < 2).ToList();
        var job = await ReplaceAsync(ReferenceRig.Csv([.. known.Select(track => Row(track.Item, byId: track.Index % 3 == 0))]), "?asOf=2022-10-22");

        job.GetProperty("state").GetString().ShouldBe("succeeded");
        job.GetProperty("result").GetProperty("tracks").GetInt32().ShouldBe(known.Count);
        var status = await _owner.GetJsonAsync("/reference-data");
        status.GetProperty("tracks").GetInt32().ShouldBe(known.Count);
        status.GetProperty("asOf").GetString().ShouldBe("2022-10-22");
        status.GetProperty("report").GetProperty("rows").GetInt32().ShouldBe(known.Count);

        var after = await _owner.GetJsonAsync("/audio-profile");
        var covered = plays.Count(play => known.Any(track => track.Item.Id == play.Track.Id));
        after.GetProperty("availability").GetProperty("plays").GetInt32().ShouldBe(covered);
        after.GetProperty("availability").GetProperty("availabilityPercent").GetDouble().ShouldBe(100.0 * covered / 50, 1e-9);
        after.GetProperty("reference").GetProperty("version").GetString().ShouldBe(status.GetProperty("version").GetString());
        var energy = plays.Where(play => known.Any(track => track.Item.Id == play.Track.Id)).Average(play => Energy(play.Track));
        after.GetProperty("features").EnumerateArray().Single(feature => feature.GetProperty("feature").GetString() == "energy")
            .GetProperty("mean").GetDouble().ShouldBe(energy, 1e-9);

        var coverage = await _owner.GetJsonAsync("/audio-profile/coverage");
        coverage.GetProperty("ways").EnumerateArray().Select(way => (way.GetProperty("way").GetString(), way.GetProperty("tracks").GetInt32())).ShouldBe(
        [
            ("none", tracks.Count - known.Count), ("trackId", known.Count(track => track.Index % 3 == 0)), ("titleAndArtist", known.Count(track => track.Index % 3 == 1)), ("titleAndArtistOnly", 0),
        ]);
        coverage.GetProperty("ways").EnumerateArray().Sum(way => way.GetProperty("plays").GetInt32()).ShouldBe(50);
        var missing = coverage.GetProperty("missing").EnumerateArray().ToList();
        missing.Select(track => track.GetProperty("key").GetString()).ShouldBeSubsetOf(tracks.Index().Where(track => track.Index % 3 == 2).Select(track => track.Item.Id));
        missing[0].GetProperty("share").GetDouble().ShouldBe(missing[0].GetProperty("plays").GetInt32() / 50.0, 1e-9);

        var contexts = await _owner.GetJsonAsync("/audio-profile/contexts");
        contexts.GetProperty("contexts").EnumerateArray().Sum(context => context.GetProperty("plays").GetInt32()).ShouldBe(50);
        contexts.GetProperty("definitions").GetArrayLength().ShouldBe(4);

        // What was heard until then, by today's reference data.
        var id = (await _owner.GetJsonAsync("/snapshots")).GetProperty("items")[0].GetProperty("snapshotId").GetString()!;
        foreach (var path in new[] { "/audio-profile", "/audio-profile/contexts", "/audio-profile/coverage" })
        {
            (await _owner.GetJsonAsync($"{path}?asOf={id}")).GetProperty("availability").GetProperty("plays").GetInt32().ShouldBe(covered, path);
            (await _owner.GetJsonAsync($"{path}?asOf=2026-03-15T11:59:00Z")).GetProperty("availability").GetProperty("plays").GetInt32().ShouldBe(0, path);
        }

        (await ReplaceAsync(ReferenceRig.Csv(ReferenceRig.Row("nobody", ("track_name", "Nothing"))))).GetProperty("state").GetString().ShouldBe("succeeded");
        (await _owner.GetJsonAsync("/audio-profile")).GetProperty("availability").GetProperty("plays").GetInt32().ShouldBe(0, "the new data are in use at once");
    }

    [Fact]
    public async Task Import_OfABrokenFile_FailsWithLineAndColumn_AndTheFormerDataStay()
    {
        await ReplaceAsync(ReferenceRig.Csv(ReferenceRig.Row("former")));

        var job = await ReplaceAsync(ReferenceRig.Csv(ReferenceRig.Row("new", ("tempo", "fast"))));

        job.GetProperty("state").GetString().ShouldBe("failed");
        job.GetProperty("problem").GetProperty("type").GetString().ShouldBe("urn:spotifyinsights:problem:reference-data-refused");
        job.GetProperty("problem").GetProperty("detail").GetString()!.ShouldStartWith("Line 2, column `tempo`: `fast` is no number.");
        (job.GetProperty("result").GetProperty("line").GetInt32(), job.GetProperty("result").GetProperty("column").GetString()).ShouldBe((2, "tempo"));
        (await _owner.GetJsonAsync("/reference-data")).GetProperty("tracks").GetInt32().ShouldBe(1);

        // The upload goes when the job has ended: a moment after the job says so.
        var limit = Patience.Token();
        while (await _host.Services.GetRequiredService<UploadStore>().ListAllAsync(limit).AnyAsync(limit))
        {
            await Patience.PauseAsync(limit);
        }
    }

    [Fact]
    public async Task Import_OfAForm_TakesItsOnlyFile()
    {
        using var one = new MultipartFormDataContent { { new StringContent(ReferenceRig.Csv(ReferenceRig.Row("a"))), "files", "set.csv" } };
        using var taken = await _owner.PutAsync("/reference-data", one, Token);
        var job = await _owner.FollowJobAsync((await taken.JsonAsync(HttpStatusCode.Accepted)).GetProperty("id").GetString()!);
        job.GetProperty("state").GetString().ShouldBe("succeeded");

        using var two = new MultipartFormDataContent { { new StringContent("a"), "files", "a.csv" }, { new StringContent("b"), "files", "b.csv" } };
        using var refused = await _owner.PutAsync("/reference-data", two, Token);
        (await refused.ProblemAsync(HttpStatusCode.BadRequest, "upload-broken")).GetProperty("detail").GetString().ShouldBe("The form has 2 files; a reference data set is one.");
    }

    [Fact]
    public async Task Import_ByAnybodyElse_IsForbidden()
    {
        using var other = _host.As("other");
        using var answer = await other.PutAsync("/reference-data", Body("x"), Token);

        await answer.ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        (await other.GetJsonAsync("/reference-data")).GetProperty("version").ValueKind.ShouldBe(JsonValueKind.Null, "looking is everybody's");
    }

    [Fact]
    public async Task Import_WhileAnotherIsUnderWay_IsAConflict()
    {
        await _host.Services.GetRequiredService<JobStore>().AddAsync(
            new Job
            {
                Id = "first",
                Kind = JobKind.ReferenceImport,
                UserId = "demo",
                Slot = "",
                State = JobState.Queued,
                Parameters = new ReferenceImportParameters("upload", null).ToJson(),
                Runs = 0,
                Failures = 0,
                Interruptions = 0,
                CancelRequested = false,
                CreatedAt = Instant.FromDateTimeOffset(ApiHost.Now),
                Version = 1,
            },
            Token);

        using var answer = await _owner.PutAsync("/reference-data", Body("x"), Token);

        (await answer.ProblemAsync(HttpStatusCode.Conflict, "reference-import-under-way")).GetProperty("detail").GetString()!.ShouldContain("'first'");
    }

    [Fact]
    public async Task Import_OfAnotherMediaTypeOrADateThatIsNone_SaysSo()
    {
        using var json = new StringContent("{}", Encoding.UTF8, "text/html");
        using var media = await _owner.PutAsync("/reference-data", json, Token);
        await media.ProblemAsync(HttpStatusCode.UnsupportedMediaType, "upload-media-type");

        using var date = await _owner.PutAsync("/reference-data?asOf=october", Body("x"), Token);
        (await date.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request")).GetProperty("errors").GetProperty("asOf")[0].GetString()!.ShouldContain("'october'");
    }

    [Theory]
    [InlineData("/audio-profile")]
    [InlineData("/audio-profile/contexts")]
    [InlineData("/audio-profile/coverage")]
    public async Task AudioProfile_WithMistakes_NamesAllOfThem(string path)
    {
        using var answer = await _owner.GetAsync(path + "?of=songs&granularity=fortnight", Token);
        var errors = (await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request")).GetProperty("errors");

        errors.EnumerateObject().Select(error => error.Name).ShouldBe(["of", "granularity"], ignoreOrder: true);
        errors.GetProperty("of")[0].GetString().ShouldBe("'songs' is none of plays, top-tracks.");
    }

    [Theory]
    [InlineData("/audio-profile?of=top-tracks")]
    [InlineData("/audio-profile/contexts")]
    [InlineData("/audio-profile/coverage")]
    public async Task AudioProfile_WithoutAnyHistory_IsEmptyAndAnswers(string path) =>
        (await _owner.GetJsonAsync(path)).GetProperty("availability").GetProperty("availabilityPercent").ValueKind.ShouldBe(JsonValueKind.Null);

    private static double Energy(CatalogueTrack track) => track.DurationMs % 1000 / 1000.0;

    private static string Row(CatalogueTrack track, bool byId) => ReferenceRig.Row(
        byId ? track.Id : $"other{track.Id[5..]}",
        ("artists", Quoted(string.Join(';', track.Artists.Select(artist => artist.Name)))),
        ("track_name", Quoted(track.Name.ToUpperInvariant())),
        ("duration_ms", (track.DurationMs + (byId ? 60_000 : 2_500)).ToString(CultureInfo.InvariantCulture)),
        ("energy", Energy(track).ToString(CultureInfo.InvariantCulture)));

    private static string Quoted(string text) => $"\"{text}\"";

    private static StringContent Body(string csv) => new(csv, Encoding.UTF8, new MediaTypeHeaderValue("text/csv"));

    private async Task<JsonElement> ReplaceAsync(string csv, string query = "")
    {
        using var answer = await _owner.PutAsync("/reference-data" + query, Body(csv), Token);
        var job = await answer.JsonAsync(HttpStatusCode.Accepted);
        answer.Headers.Location!.ToString().ShouldBe("/jobs/" + job.GetProperty("id").GetString());
        return await _owner.FollowJobAsync(job.GetProperty("id").GetString()!);
    }
}
