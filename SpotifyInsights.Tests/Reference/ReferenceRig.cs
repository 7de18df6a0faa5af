using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NodaTime;
using SpotifyInsights.Api.Histories;
using SpotifyInsights.Api.Reference;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Reference;
using SpotifyInsights.Tests.Storage.Objects;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Reference;

/// <summary>The import of reference data over a store in memory, or over another one.</summary>
internal sealed class ReferenceRig
{
    public const string Header = ",track_id,artists,album_name,track_name,popularity,duration_ms,explicit,danceability,energy,key,loudness,mode,"
        + "speechiness,acousticness,instrumentalness,liveness,valence,tempo,time_signature,track_genre";

    public ReferenceRig(IObjectStore? objects = null, ManualTimeProvider? time = null)
    {
        Time = time ?? new ManualTimeProvider(new DateTimeOffset(2026, 3, 15, 12, 0, 0, TimeSpan.Zero));
        Objects = objects ?? new MemoryObjectStore(Time);
        Store = new ReferenceStore(Objects);
        Data = new ReferenceData(Store, Options.Create(new CacheOptions()), Time, NullLogger<ReferenceData>.Instance);
        Importer = new ReferenceImporter(Store, Data, Time);
    }

    /// <summary>300 rows of invented tracks, with every quirk of the real set.</summary>
    public static string FictionalFile { get; } = Path.Combine(Repository.Root, "SpotifyInsights.Tests", "Reference", "fictional_tracks.csv");

    public ManualTimeProvider Time { get; }

    public IObjectStore Objects { get; }

    public ReferenceStore Store { get; }

    public ReferenceData Data { get; }

    public ReferenceImporter Importer { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A row of the set as CSV: an id, and what is to be another value than usual.</summary>
    public static string Row(string id, params (string Column, string Value)[] changes)
    {
        var values = $"0,{id},Ann,Album,Song,50,200000,False,0.5,0.6,1,-7.5,1,0.05,0.2,0.0,0.1,0.4,120.5,4,pop".Split(',');
        var columns = Header.Split(',').ToList();
        foreach (var (column, value) in changes)
        {
            values[columns.IndexOf(column)] = value;
        }

        return string.Join(',', values);
    }

    public static string Csv(params string[] rows) => string.Concat(rows.Prepend(Header).Select(row => row + "\n"));

    public async Task<ReferenceReport> ImportAsync(byte[] file, LocalDate? asOf = null)
    {
        using var stream = new MemoryStream(file);
        return await Importer.ImportAsync(stream, asOf, new Progress<double>(), Token);
    }

    public Task<ReferenceReport> ImportAsync(string csv) => ImportAsync(Encoding.UTF8.GetBytes(csv));

    public async Task<ReferenceReport> ImportFileAsync(string path)
    {
        await using var file = File.OpenRead(path);
        return await Importer.ImportAsync(file, asOf: null, new Progress<double>(), Token);
    }

    /// <summary>What a refused import says; the test fails if it is not refused.</summary>
    public async Task<ReferenceFault> RefusedAsync(byte[] file) => (await Should.ThrowAsync<ReferenceRefusedException>(() => ImportAsync(file))).Fault;

    public Task<ReferenceFault> RefusedAsync(string csv) => RefusedAsync(Encoding.UTF8.GetBytes(csv));
}
