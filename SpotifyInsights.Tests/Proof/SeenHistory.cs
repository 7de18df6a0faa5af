using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Tests.Proof;

/// <summary>What a reader saw, to be compared: every play with its track, and the observed time.</summary>
public static class SeenHistory
{
    public static string Of(ListeningHistory? history)
    {
        if (history is null || history.Plays.Count == 0)
        {
            return "";
        }

        var plays = Enumerable.Range(0, history.Plays.Count).Select(i =>
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{history.Plays.StartedAt[i]} {history.Plays.MsPlayed[i]} {history.Plays.Flags[i]} {history.Tracks.Keys[history.Plays.Track[i]]}"));
        return string.Join('\n', [.. plays, .. history.Observed.Ranges.Select(range => range.ToString())]);
    }
}
