using SpotifyInsights.Api.Importing.Rows;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Imports;

namespace SpotifyInsights.Api.Importing.Spotify;

/// <summary>Records of an extended streaming history. What was played is decided by the URI that is set, never by the file.</summary>
internal sealed class ExtendedRows : ISpotifyRows
{
    // Until then every record says `skipped: false`, whatever happened.
    private static readonly long SkippedIsKnownFrom = new DateTimeOffset(2022, 10, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    private readonly Platforms platforms = new();

    public WitnessKind Kind => WitnessKind.Export;

    public void Add(SpotifyRecord record, RowSink sink)
    {
        if (record.Has(SpotifyKey.OwnSources))
        {
            ExportedRows.Add(record, sink);
            return;
        }

        var playedAt = record.Has(SpotifyKey.Ts) ? ReportedTime.Parse(record.Value(SpotifyKey.Ts)) : null;
        var outcome = AddTrack(record, sink.Track);
        AddManner(record, sink.Manner, playedAt);
        if (Problem(record, playedAt) is { } problem)
        {
            sink.AddMalformed(Kind, playedAt ?? SpooledRow.None, record.Offset, problem);
            return;
        }

        sink.Add(
            Kind,
            playedAt!.Value,
            record.Whole(SpotifyKey.MsPlayed)!.Value,
            OfflineAt(record) ?? SpooledRow.None,
            outcome,
            isWitness: outcome != RowOutcome.NoTrack);
    }

    private static string? Problem(SpotifyRecord record, long? playedAt)
    {
        if (playedAt is null)
        {
            return record.Form(SpotifyKey.Ts) is ValueForm.Missing or ValueForm.Null ? "ts is missing" : "ts is no time";
        }

        if (record.Whole(SpotifyKey.MsPlayed) is null)
        {
            return record.Form(SpotifyKey.MsPlayed) is ValueForm.Missing or ValueForm.Null ? "ms_played is missing" : "ms_played is no whole number";
        }

        return record.HasBrokenText ? "a text holds half a character" : null;
    }

    private static long? OfflineAt(SpotifyRecord record) =>
        record.Whole(SpotifyKey.OfflineTimestamp) is { } number and not 0 ? ReportedTime.OfNumber(number) : null;

    /// <summary>Adds what was played in Spotify's own keys; what the record alone decides of the row, null for music.</summary>
    public static RowOutcome? AddTrack(SpotifyRecord record, RowTuple track)
    {
        var uri = record.Value(SpotifyKey.TrackUri);
        if (record.Has(SpotifyKey.EpisodeUri) || uri.StartsWith("spotify:episode:"u8))
        {
            record.CopyTo(track, TupleField.Uri, record.Has(SpotifyKey.EpisodeUri) ? SpotifyKey.EpisodeUri : SpotifyKey.TrackUri);
            record.CopyTo(track, TupleField.Title, SpotifyKey.EpisodeName);
            record.CopyTo(track, TupleField.Artist, SpotifyKey.EpisodeShow);
            return RowOutcome.Podcast;
        }

        if (record.Has(SpotifyKey.AudiobookUri) || record.Has(SpotifyKey.ChapterUri))
        {
            record.CopyTo(track, TupleField.Uri, record.Has(SpotifyKey.ChapterUri) ? SpotifyKey.ChapterUri : SpotifyKey.AudiobookUri);
            record.CopyTo(track, TupleField.Title, SpotifyKey.ChapterTitle);
            record.CopyTo(track, TupleField.Artist, SpotifyKey.AudiobookTitle);
            record.CopyTo(track, TupleField.ContextUri, SpotifyKey.AudiobookUri);
            return RowOutcome.Audiobook;
        }

        record.CopyTo(track, TupleField.Uri, SpotifyKey.TrackUri);
        record.CopyTo(track, TupleField.Title, SpotifyKey.TrackName);
        record.CopyTo(track, TupleField.Artist, SpotifyKey.AlbumArtist);
        record.CopyTo(track, TupleField.Album, SpotifyKey.AlbumName);
        return uri.IsEmpty && record.Value(SpotifyKey.TrackName).IsEmpty ? RowOutcome.NoTrack : null;
    }

    private void AddManner(SpotifyRecord record, RowTuple manner, long? playedAt)
    {
        record.CopyTo(manner, TupleField.ReasonStart, SpotifyKey.ReasonStart);
        record.CopyTo(manner, TupleField.ReasonEnd, SpotifyKey.ReasonEnd);
        var skipped = record.Flag(SpotifyKey.Skipped);
        manner.Add(TupleField.Flags, (byte)Flags(record, skipped == false && playedAt < SkippedIsKnownFrom ? null : skipped));
        if (record.Value(SpotifyKey.Country) is [>= (byte)'A' and <= (byte)'Z', >= (byte)'A' and <= (byte)'Z'] country && !country.SequenceEqual("ZZ"u8))
        {
            manner.Add(TupleField.Country, country);
        }

        if (record.Has(SpotifyKey.Platform))
        {
            manner.Add(TupleField.Platform, (byte)platforms.Of(record.Value(SpotifyKey.Platform)));
        }
    }

    /// <summary>What the record says of how it was played.</summary>
    /// <param name="record">The record.</param>
    /// <param name="skipped">What is known of skipping.</param>
    public static MannerFlags Flags(SpotifyRecord record, bool? skipped) =>
        Of(record.Flag(SpotifyKey.Shuffle), MannerFlags.KnowsShuffle, MannerFlags.Shuffle)
        | Of(skipped, MannerFlags.KnowsSkipped, MannerFlags.Skipped)
        | Of(record.Flag(SpotifyKey.Offline), MannerFlags.KnowsOffline, MannerFlags.Offline)
        | Of(record.Flag(SpotifyKey.Incognito), MannerFlags.KnowsIncognito, MannerFlags.Incognito);

    private static MannerFlags Of(bool? answer, MannerFlags knows, MannerFlags yes) => answer switch
    {
        true => knows | yes,
        false => knows,
        null => MannerFlags.None,
    };
}
