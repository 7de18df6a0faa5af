using SpotifyInsights.Storage.Aggregates;

namespace SpotifyInsights.Api.Exporting;

/// <summary>Writes plays one after the other: begin, months with their plays, end.</summary>
internal interface IWrittenPlays
{
    void Begin();

    /// <summary>Plays of a month follow.</summary>
    void BeginMonth();

    /// <summary>A play, and whether the listener excludes it.</summary>
    void Add(in StoredPlay play, bool isExcluded);

    void End();
}
