using SpotifyInsights.Api.Importing.Rows;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Imports;

namespace SpotifyInsights.Api.Importing.Scrobbles;

/// <summary>What any scrobbling service says of a play. What it does not say is null.</summary>
internal sealed record Scrobble
{
    /// <summary>The start of the play, Unix milliseconds; null where it is missing or no time.</summary>
    public required long? StartedAt { get; init; }

    public string? Title { get; init; }

    public string? Artist { get; init; }

    /// <summary>All artists, where the service lists them.</summary>
    public IReadOnlyList<string> AllArtists { get; init; } = [];

    public string? Album { get; init; }

    public string? Uri { get; init; }

    public string? Isrc { get; init; }

    /// <summary>The track's length in milliseconds.</summary>
    public long? DurationMs { get; init; }

    /// <summary>Adds it as a row.</summary>
    /// <param name="sink">Where rows go.</param>
    /// <param name="offset">Where it begins in its file.</param>
    /// <param name="timeKey">What the service calls the time.</param>
    public void AddTo(RowSink sink, long offset, string timeKey)
    {
        sink.Track.Add(TupleField.Uri, Uri);
        sink.Track.Add(TupleField.Title, Title);
        sink.Track.Add(TupleField.Artist, Artist);
        foreach (var artist in AllArtists)
        {
            sink.Track.Add(TupleField.AllArtists, artist);
        }

        sink.Track.Add(TupleField.Album, Album);
        sink.AddDuration(DurationMs is > 0 and < int.MaxValue ? (int)DurationMs : null);
        sink.Track.Add(TupleField.Isrc, Isrc);
        if (StartedAt is { } startedAt)
        {
            RowOutcome? outcome = string.IsNullOrEmpty(Title) && Uri is null ? RowOutcome.NoTrack : null;
            sink.Add(WitnessKind.Scrobble, startedAt, SpooledRow.None, SpooledRow.None, outcome, isWitness: outcome is null);
        }
        else
        {
            sink.AddMalformed(WitnessKind.Scrobble, SpooledRow.None, offset, $"{timeKey} is missing or no time");
        }
    }
}
