using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NodaTime;
using SpotifyInsights.Api.Histories;
using SpotifyInsights.Api.Json;
using SpotifyInsights.Api.Reference;
using SpotifyInsights.Benchmarks.DuckDb;
using SpotifyInsights.Benchmarks.Plays;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.AudioProfile;
using SpotifyInsights.Domain.Metrics.Contexts;
using SpotifyInsights.Domain.Reference;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Reference;

namespace SpotifyInsights.Benchmarks.Audio;

/// <summary>The import of reference data, the search for a history's tracks in them, and the two families that live on them, beside DuckDB's joins.</summary>
public static class AudioBesideDuckDb
{
    private const int Count = 1_000_000;
    private const int Rounds = 3;
    private const int Runs = 9;

    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 2, 0, 0);

    /// <summary>`audio`: this stage alone, printed.</summary>
    public static async Task<int> RunAsync()
    {
        var scratch = Directory.CreateTempSubdirectory("spotify-insights-bench-").FullName;
        try
        {
            foreach (var line in await MeasureAsync(scratch, DuckDbProcess.Install(Path.Combine(RepositoryRoot.Find(), ".tools"))))
            {
                Console.WriteLine(line);
            }
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }

        return 0;
    }

    /// <summary>Measures and gives back a table in Markdown.</summary>
    /// <param name="scratch">A folder for the files, which stay there.</param>
    /// <param name="duckDb">Null where it is not installed: then its columns stay empty.</param>
    public static async Task<IReadOnlyList<string>> MeasureAsync(string scratch, DuckDbProcess? duckDb)
    {
        var plays = new SyntheticPlays(Count);
        var (playsFile, set, folder) = (Path.Combine(scratch, "audio_plays.parquet"), Path.Combine(scratch, "reference.csv"), Path.Combine(scratch, "reference"));
        await using (var file = File.Create(playsFile))
        {
            PlaysFile.Write(plays, file);
        }

        SyntheticReference.Write(set, plays);
        var (index, first, import) = await ImportAsync(folder, set);
        var history = Named(PlaysFile.ReadHistory(playsFile), plays);
        var matching = Timing.Of(Runs, () => TrackMatcher.Match(history.Tracks, index));
        var view = new ListeningView(history.WithReference(ReferenceAttributes.Of(TrackMatcher.Match(history.Tracks, index))), Zone);
        var slice = new ListeningSlice(view, ListeningWindow.Resolve(history.Plays, Zone, Now), Now);
        var (profile, contexts, duck) = (new List<double>(), new List<double>(), new List<DuckDbAudio>());
        for (var round = 0; round < Rounds; round++)
        {
            profile.Add(Timing.Of(Runs, () => AudioProfileCalculator.Calculate(slice, Ranking.Default)).Median);
            contexts.Add(Timing.Of(Runs, () => ContextCalculator.Calculate(slice, Ranking.Default)).Median);
            if (duckDb is not null)
            {
                duck.Add(Ask(duckDb, playsFile, Path.Combine(folder, Keys.ReferenceIndex), slice));
            }
        }

        var json = new JsonSerializerOptions();
        ApiJson.Configure(json);
        var bytes = Timing.Of(Runs, () => JsonSerializer.SerializeToUtf8Bytes(AudioProfileCalculator.Calculate(slice, Ranking.Default), json));
        return
        [
            "| what | we, ms | DuckDB plain, ms | DuckDB best, ms |",
            "| --- | --- | --- | --- |",
            $"| import of 114,000 rows (CSV, 89,741 tracks), the first in its process | {first:0} | | |",
            $"| the same again | {import} | | |",
            $"| find the 20,000 tracks of a history in it | {matching} | | |",
            Row("audio profile, 1,000,000 plays of ten years, by month", profile, [.. duck.Select(d => d.Profile)], [.. duck.Select(d => d.BestProfile)]),
            Row("contexts, the same", contexts, [.. duck.Select(d => d.Contexts)], [.. duck.Select(d => d.BestContexts)]),
            $"| audio profile as JSON (what a request costs) | {bytes} | | |",
            "",
            $"The index in memory: {index.Bytes / 1e6:0.0} MB, once for all listeners. DuckDB is asked for means, quantiles and histograms of ten columns and "
                + "means per month, and for plays by context, month and hour, each with the join (SpotifyInsights.Benchmarks/DuckDb/audio.mjs); \"best\" counts plays "
                + "per track first and keeps the contexts of tracks. Ours has standard errors, bounds, change and evidence on top.",
        ];
    }

    private static async Task<(ReferenceIndex Index, double First, Timing Again)> ImportAsync(string folder, string set)
    {
        Directory.CreateDirectory(folder);
        var store = new ReferenceStore(new LocalObjectStore(folder, TimeProvider.System, new LocalObjectStoreOptions()));
        var data = new ReferenceData(store, Options.Create(new CacheOptions()), TimeProvider.System, NullLogger<ReferenceData>.Instance);
        var importer = new ReferenceImporter(store, data, TimeProvider.System);
        var times = new List<double>();
        for (var run = 0; run <= Runs; run++)
        {
            var begin = System.Diagnostics.Stopwatch.GetTimestamp();
            await using var file = File.OpenRead(set);
            await importer.ImportAsync(file, asOf: null, new Progress<double>(), CancellationToken.None);
            times.Add(System.Diagnostics.Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }

        return ((await data.GetAsync(CancellationToken.None)).Index, times[0], Timing.Of(times[1..]));
    }

    // Titles and artists for the tracks, so that those which the set has not by id are sought by name: every tenth of them is found so.
    private static ListeningHistory Named(ListeningHistory history, SyntheticPlays plays)
    {
        var place = plays.TrackIds.Index().ToDictionary(id => id.Item, id => id.Index, StringComparer.Ordinal);
        var tracks = history.Tracks.Keys.Select(key => place[key]).ToArray();
        var artists = Enumerable.Range(0, 9_000).Select(artist => $"Artist {artist}").ToArray();
        var catalogue = new TrackCatalogue(
            history.Tracks.Keys,
            [.. tracks.Select(track => $"Title {track + 40_000}{(track % 10 == 1 ? " of many" : "")}")],
            [.. tracks.Select(track => (track + 40_000) % 9_000)],
            history.Tracks.Album,
            [.. tracks.Select(_ => TrackCatalogue.Unknown)],
            artists,
            artists,
            [],
            []);
        return new ListeningHistory(history.Plays, catalogue, history.Observed, history.DataVersion);
    }

    private static DuckDbAudio Ask(DuckDbProcess duckDb, string plays, string index, ListeningSlice slice)
    {
        var found = JsonSerializer.Deserialize<DuckDbAudio>(duckDb.RunScript("audio.mjs", plays, index, $"{Runs}"), JsonSerializerOptions.Web)!;

        // DuckDB joins by id alone.
        var matched = slice.View.History.Reference!.Matched!;
        var byId = new ListeningView(
            slice.View.History.WithReference(ReferenceAttributes.Of(TrackMatcher.Match(WithoutNames(slice.View.History.Tracks), matched.Index))), Zone);
        var same = new ListeningSlice(byId, slice.Window, Now);
        var energy = AudioProfileCalculator.Calculate(same, Ranking.Default).Features[(int)AudioFeature.Energy].Mean!.Value;
        var focus = ContextCalculator.Calculate(same, Ranking.Default).Contexts[(int)ListeningContext.Focus].Plays;
        return Math.Abs(found.Energy - energy) < 1e-9 && found.Focus == focus
            ? found
            : throw new InvalidOperationException($"DuckDB found {found}, we an energy of {energy} and {focus} plays for focus.");
    }

    private static TrackCatalogue WithoutNames(TrackCatalogue tracks) => new(
        tracks.Keys, new string?[tracks.Count], tracks.Artist, tracks.Album, tracks.DurationMs, tracks.ArtistKeys, tracks.ArtistNames, tracks.AlbumKeys, tracks.AlbumNames);

    private static string Row(string what, List<double> ours, List<double> plain, List<double> best)
    {
        var we = Timing.Of(ours).Median;
        return plain.Count == 0
            ? $"| {what} | {we:0.0} | not installed | |"
            : $"| {what} | {we:0.0} | {Timing.Of(plain).Median:0} ({Timing.Of(plain).Median / we:0.0}x) | {Timing.Of(best).Median:0} ({Timing.Of(best).Median / we:0.0}x) |";
    }
}
