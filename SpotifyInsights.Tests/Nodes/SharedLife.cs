using System.Globalization;
using System.Net;
using NodaTime;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Verification;
using SpotifyInsights.Tests.Api;
using SpotifyInsights.Tests.Tools;
using SpotifyInsights.Tests.Weather;

namespace SpotifyInsights.Tests.Nodes;

/// <summary>A listener whose snapshots and imports several nodes work on, and what must be stored of that: known from the files handed in and from the simulator.</summary>
internal sealed class SharedLife(TwoNodes nodes, ListenerOnNodes listener) : IDisposable
{
    private const int PlaysOfAnImport = 800;
    private const string Title = "Song";

    private readonly Dictionary<string, HeardPlay[]> imports = [];
    private readonly HashSet<HeardPlay> listed = [];
    private int files;

    public string Id => listener.Id;

    public bool HasImports => imports.Count > 0;

    /// <summary>The browser, led to one node.</summary>
    public HttpClient At(Node node) => listener.At(node);

    /// <summary>Begins an import of plays of years that nobody else has, through one node.</summary>
    /// <returns>The job's id.</returns>
    public async Task<string> ImportAsync(Node node)
    {
        var first = new DateTimeOffset(2010, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(files++ * 20);
        var ends = Enumerable.Range(0, PlaysOfAnImport).Select(play => first.AddMinutes(play * 30)).ToList();
        var rows = ends.Select((end, play) => Uploads.Row(end.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), $"spotify:track:{play % 100}"));
        var job = await At(node).StartImportAsync(Uploads.File(Uploads.Zip(("endsong_0.json", Uploads.Json([.. rows])))));
        imports[job] = [.. ends.Select(end => new HeardPlay(end.ToUnixTimeMilliseconds(), Title))];
        return job;
    }

    /// <summary>Begins a snapshot through one node.</summary>
    public async Task<string> SnapshotAsync(Node node)
    {
        Listed();
        using var answer = await At(node).PostAsync("/snapshots?force=true", content: null, TestContext.Current.CancellationToken);
        return (await answer.JsonAsync(HttpStatusCode.Accepted)).GetProperty("jobId").GetString()!;
    }

    /// <summary>Begins to take an import back, through one node.</summary>
    public async Task<string> UndoAsync(Node node)
    {
        var job = imports.Keys.First();
        var import = (await At(node).GetJsonAsync($"/jobs/{job}")).GetProperty("result").GetProperty("importId").GetString()!;
        using var answer = await At(node).DeleteAsync($"/imports/{import}", TestContext.Current.CancellationToken);
        imports.Remove(job);
        return (await answer.JsonAsync(HttpStatusCode.Accepted)).GetProperty("id").GetString()!;
    }

    /// <summary>Notes what Spotify's list holds now: it must be stored when a snapshot that has begun by now has ended.</summary>
    public void Listed()
    {
        var simulated = nodes.Spotify.Simulation.FindListener(Id)!;
        listed.UnionWith(nodes.Spotify.Simulation.Listings.Last(simulated, nodes.Spotify.Simulation.Now, 50).Select(entry => new HeardPlay(entry.PlayedAt.ToUnixTimeMilliseconds(), entry.Play.Track.Name)));
    }

    /// <summary>All imported and all listed plays are stored, each once, and none that nobody heard; `verify` finds nothing; no job is left.</summary>
    public async Task HoldsAsync()
    {
        await nodes.UntilNoJobAsync();
        var held = await HeldPlays.OfAsync(new HistoryStore(nodes.Bucket.Store), Id);
        var imported = held.Where(play => play.Track == Title).ToList();
        imported.Order(ByEnd).ShouldBe(imports.Values.SelectMany(plays => plays).Order(ByEnd), "what was imported and not taken back is stored once");
        var collected = held.Where(play => play.Track != Title).ToList();
        collected.Count.ShouldBe(collected.Distinct().Count(), "none is doubled");
        listed.Except(collected).ShouldBeEmpty("none is lost");
        collected.Except(Heard(collected)).ShouldBeEmpty("none is invented");
        (await new UserVerification(nodes.Bucket.Store).VerifyAsync(Id, Patience.Token())).ShouldNotBeNull().Findings.Where(finding => finding.IsFault).ShouldBeEmpty("verify is clean");
    }

    public void Dispose() => listener.Dispose();

    private static readonly Comparer<HeardPlay> ByEnd = Comparer<HeardPlay>.Create((a, b) => a.EndMs.CompareTo(b.EndMs));

    private IEnumerable<HeardPlay> Heard(List<HeardPlay> collected) => collected.Count == 0 ? [] : nodes.Spotify.Simulation.FindListener(Id)!.Life
        .PlaysBetween(Instant.FromUnixTimeMilliseconds(collected.Min(play => play.EndMs)) - Duration.FromDays(1), nodes.Spotify.Simulation.Now)
        .Select(play => new HeardPlay(play.EndedAt.ToUnixTimeMilliseconds(), play.Track.Name));
}
