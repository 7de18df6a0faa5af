using System.Globalization;
using System.Text.Json;

namespace SpotifyInsights.Simulator.Exports;

/// <summary>Writes rows of account data. Older ones had podcasts among the music, without saying what they were.</summary>
internal sealed class AccountRowWriter(bool isOld) : IExportRowWriter
{
    public void Write(Utf8JsonWriter json, ExportRow row)
    {
        if (row.Raw is not null)
        {
            json.WriteRawValue(row.Raw);
            return;
        }

        json.WriteStartObject();
        json.WriteString("endTime"u8, row.At.ToDateTimeUtc().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
        switch (row.Kind)
        {
            case ExportedRowKind.Audiobook when !isOld:
                json.WriteString("audiobookName"u8, row.Spoken!.Show);
                json.WriteString("chapterName"u8, row.Spoken.Title);
                json.WriteString("authorName"u8, row.Spoken.Author);
                break;
            case ExportedRowKind.Podcast when !isOld:
                json.WriteString("podcastName"u8, row.Spoken!.Show);
                json.WriteString("episodeName"u8, row.Spoken.Title);
                break;
            default:
                json.WriteString("artistName"u8, row.Play?.Truth.Track.Album.Artist.Name);
                json.WriteString("trackName"u8, row.Play?.Title);
                break;
        }

        json.WriteNumber("msPlayed"u8, row.HeardMs);
        json.WriteEndObject();
    }
}
