using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Weather;

/// <summary>What is stored of a listener.</summary>
internal static class HeldPlays
{
    /// <summary>Every stored play, also one that is there twice.</summary>
    public static async Task<IReadOnlyList<HeardPlay>> OfAsync(HistoryStore histories, string listener)
    {
        var history = await histories.LoadAsync(listener, Patience.Token());
        return history is null ? [] : [.. Enumerable.Range(0, history.Plays.Count).Select(place => At(history, place))];
    }

    private static HeardPlay At(ListeningHistory history, int place) =>
        new(history.Plays.StartedAt[place] + history.Plays.MsPlayed[place], history.Tracks.Names[history.Plays.Track[place]]!);
}
