using SpotifyInsights.Api.Importing.Rows;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Api.Importing.Spotify;

/// <summary>Understands the records of one kind of file.</summary>
internal interface ISpotifyRows
{
    WitnessKind Kind { get; }

    /// <summary>Makes a row of the record.</summary>
    void Add(SpotifyRecord record, RowSink sink);
}
