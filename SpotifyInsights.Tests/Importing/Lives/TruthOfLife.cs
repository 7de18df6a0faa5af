using System.Globalization;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Simulator.Exports;
using SpotifyInsights.Simulator.Listeners;

namespace SpotifyInsights.Tests.Importing.Lives;

/// <summary>What a listener really played, as far as anybody has told of it. The oracle of what imports and polls must come to.</summary>
internal sealed class TruthOfLife
{
    private readonly Dictionary<(NodaTime.Instant, string), TruePlay> _plays = [];
    private readonly Dictionary<string, string> _songOfUri = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _songOfNames = new(StringComparer.Ordinal);

    public int Known => _plays.Values.Count(play => play.IsKnown);

    public void TellByExport(IEnumerable<ExportedPlay> plays)
    {
        foreach (var play in plays)
        {
            Of(play.Truth).Exported = Named(play);
        }
    }

    public void TellByAccountData(IEnumerable<ExportedPlay> plays)
    {
        foreach (var play in plays.Where(play => play.AccountEndTime is not null))
        {
            Of(play.Truth).InAccount = Named(play);
        }
    }

    public void TellByPoll(IEnumerable<SimulatedPlay> plays)
    {
        foreach (var play in plays)
        {
            _songOfUri["spotify:track:" + play.Track.Id] = SongOf(play);
            Of(play).IsPolled = true;
        }
    }

    /// <summary>What is wrong with a history, a line for each mistake: plays that are missing, and plays that never were.</summary>
    public IReadOnlyList<string> MistakesOf(IEnumerable<MergedPlay> history)
    {
        var mistakes = new List<string>();
        var bySong = history.ToLookup(SongOf);
        var known = _plays.Values.Where(play => play.IsKnown).ToLookup(play => SongOf(play.Happened));
        foreach (var song in bySong.Select(group => group.Key).Union(known.Select(group => group.Key), StringComparer.Ordinal))
        {
            var left = bySong[song].ToList();
            foreach (var play in known[song].OrderBy(play => play.Happened.EndedAt))
            {
                var told = left
                    .Where(each => play.Is(each.PlayedAt, each.MsPlayed, each.IsEstimated))
                    .MinBy(each => (each.PlayedAt - play.Happened.EndedAt).TotalMilliseconds is var apart && apart < 0 ? -apart : apart);
                if (told is null)
                {
                    mistakes.Add(Line($"missing: {song} {play.Happened.EndedAt} {play.Happened.HeardMs}+{play.Happened.PausedMs} ms ({Sources(play)})"));
                }
                else
                {
                    left.Remove(told);
                }
            }

            mistakes.AddRange(left
                .Where(each => !known[song].Any(play => play.IsToldAgainAs(each.PlayedAt, each.MsPlayed)))
                .Select(each => Line($"never was: {song} {each.PlayedAt} {each.MsPlayed} ms ({string.Join('+', each.Kinds)})")));
        }

        return mistakes;
    }

    /// <summary>Plays of the history that account data tell a second time, see <see cref="TruePlay.IsToldAgainAs"/>.</summary>
    public int ToldAgainIn(IReadOnlyCollection<MergedPlay> history) => history.Count - Known;

    private TruePlay Of(SimulatedPlay play)
    {
        var key = (play.StartedAt, play.Track.Id);
        if (!_plays.TryGetValue(key, out var known))
        {
            _plays[key] = known = new TruePlay(play);
        }

        return known;
    }

    private ExportedPlay Named(ExportedPlay play)
    {
        _songOfUri[play.Uri] = SongOf(play.Truth);
        _songOfNames[play.Title + "\n" + play.Truth.Track.Artists[0].Name] = SongOf(play.Truth);
        return play;
    }

    // A song by its title as the catalogue has it: URIs and spellings differ.
    private static string SongOf(SimulatedPlay play) => $"{play.Track.Name} / {play.Track.Artists[0].Name}";

    private string SongOf(MergedPlay play) =>
        (play.Track.Uri is { } uri ? _songOfUri.GetValueOrDefault(uri) : _songOfNames.GetValueOrDefault($"{play.Track.TrackName}\n{play.Track.ArtistName}"))
        ?? $"? {play.Track.Uri} {play.Track.TrackName} / {play.Track.ArtistName}";

    private static string Sources(TruePlay play) =>
        $"{(play.Exported is null ? "" : "export ")}{(play.InAccount is null ? "" : "account ")}{(play.IsPolled ? "poll" : "")}";

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
