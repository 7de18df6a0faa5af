using System.Text.Json;
using SpotifyInsights.Api.Importing.Rows;

namespace SpotifyInsights.Api.Importing.Scrobbles;

/// <summary>Understands the scrobbles of one service's export.</summary>
internal interface IScrobbleRows
{
    /// <summary>Whether a value under this key may hold rows, if it is an array or object.</summary>
    bool IsContainer(string key);

    /// <summary>Makes a row of an object that holds no other rows.</summary>
    /// <param name="row">The object.</param>
    /// <param name="sink">Where the row goes.</param>
    /// <param name="offset">Where the object begins in its file.</param>
    void Add(JsonElement row, RowSink sink, long offset);
}
