using SpotifyInsights.Api.Importing.Rows;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Imports;

namespace SpotifyInsights.Api.Importing.Spotify;

/// <summary>Records of the streaming history in account data. Podcasts and audiobooks in it have no URI by which they could be told from music later: they are counted and kept, and are no plays.</summary>
internal sealed class AccountRows : ISpotifyRows
{
    public WitnessKind Kind => WitnessKind.AccountData;

    public void Add(SpotifyRecord record, RowSink sink)
    {
        var playedAt = record.Has(SpotifyKey.EndTime) ? ReportedTime.Parse(record.Value(SpotifyKey.EndTime)) : null;
        var outcome = AddTrack(record, sink.Track);
        if (Problem(record, playedAt) is { } problem)
        {
            sink.AddMalformed(Kind, playedAt ?? SpooledRow.None, record.Offset, problem);
            return;
        }

        sink.Add(
            Kind, playedAt!.Value, record.Whole(SpotifyKey.AccountMsPlayed)!.Value, SpooledRow.None, outcome, isWitness: outcome is null);
    }

    private static string? Problem(SpotifyRecord record, long? playedAt)
    {
        if (playedAt is null)
        {
            return record.Form(SpotifyKey.EndTime) is ValueForm.Missing or ValueForm.Null ? "endTime is missing" : "endTime is no time";
        }

        if (record.Whole(SpotifyKey.AccountMsPlayed) is null)
        {
            return record.Form(SpotifyKey.AccountMsPlayed) is ValueForm.Missing or ValueForm.Null ? "msPlayed is missing" : "msPlayed is no whole number";
        }

        return record.HasBrokenText ? "a text holds half a character" : null;
    }

    private static RowOutcome? AddTrack(SpotifyRecord record, RowTuple track)
    {
        if (record.Has(SpotifyKey.PodcastName) || record.Has(SpotifyKey.AccountEpisode))
        {
            record.CopyTo(track, TupleField.Title, SpotifyKey.AccountEpisode);
            record.CopyTo(track, TupleField.Artist, SpotifyKey.PodcastName);
            return RowOutcome.Podcast;
        }

        if (record.Has(SpotifyKey.AccountAudiobook) || record.Has(SpotifyKey.AccountChapter))
        {
            record.CopyTo(track, TupleField.Title, SpotifyKey.AccountChapter);
            record.CopyTo(track, TupleField.Artist, SpotifyKey.AccountAudiobook);
            return RowOutcome.Audiobook;
        }

        record.CopyTo(track, TupleField.Title, SpotifyKey.AccountTrack);
        record.CopyTo(track, TupleField.Artist, SpotifyKey.AccountArtist);
        return record.Value(SpotifyKey.AccountTrack).IsEmpty ? RowOutcome.NoTrack : null;
    }
}
