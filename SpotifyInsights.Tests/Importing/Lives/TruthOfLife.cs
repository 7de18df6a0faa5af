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

    /// <summary>Songs whose plays were compared.</summary>
    public int Judged { get; private set; }

    /// <summary>Songs that were passed over, see <see cref="TruePlay.MayBeTakenFor"/>.</summary>
    public int Unknowable { get; private set; }

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
            var (told, really) = (bySong[song].ToList(), known[song].ToList());
            if (really.Exists(play => really.Exists(play.MayBeTakenFor)))
            {
                Unknowable++;
                continue;
            }

            Judged++;
            var pairs = new Pairing(really.Count, told.Count, (play, each) => really[play].Is(told[each].PlayedAt, told[each].MsPlayed, told[each].IsEstimated));
            mistakes.AddRange(pairs.LeftOfFirst.Select(play => Line(
                $"missing: {song} {really[play].Happened.EndedAt} {really[play].Happened.HeardMs}+{really[play].Happened.PausedMs} ms ({Sources(really[play])})")));
            mistakes.AddRange(pairs.LeftOfSecond.Skip(really.Count(play => play.IsOddInAccount)).Select(each => Line(
                $"never was: {song} {told[each].PlayedAt} {told[each].MsPlayed} ms ({string.Join('+', told[each].Kinds)})")));
        }

        return mistakes;
    }

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
