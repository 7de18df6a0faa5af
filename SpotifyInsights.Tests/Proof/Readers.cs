using Microsoft.Extensions.Options;
using SpotifyInsights.Api.Histories;
using SpotifyInsights.Storage.Accounts;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Tests.Spotify;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Proof;

/// <summary>Another process that reads the listener's history: warm, with the former state in memory, and cold.</summary>
public sealed class Readers
{
    private readonly ManualTimeProvider time = new(SpotifyHost.Start);
    private readonly IObjectStore objects;
    private readonly ListeningHistories histories;

    private Readers(IObjectStore objects)
    {
        this.objects = objects;
        histories = new ListeningHistories(new HistoryStore(objects), new ExclusionStore(objects), new CommittedHere(), Options.Create(new CacheOptions()), time);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A reader that has just answered a request.</summary>
    public static async Task<Readers> StartAsync(IObjectStore objects)
    {
        var readers = new Readers(objects);
        await readers.ReadAsync();
        return readers;
    }

    /// <summary>What both see now, or later than the freshness window allows; they must see the same.</summary>
    public async Task<string> ReadAsync()
    {
        time.Advance(TimeSpan.FromMinutes(1));
        var warm = SeenHistory.Of((await histories.GetAsync(SpotifyHost.UserId, dataVersion: null, Cancel)).History);
        var cold = SeenHistory.Of(await new HistoryStore(objects).LoadAsync(SpotifyHost.UserId, Cancel));
        warm.ShouldBe(cold);
        return cold;
    }
}
